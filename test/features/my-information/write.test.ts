import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { signIn } from '../../support/journeys.ts';
import { newestCode } from '../../support/site.ts';
import { clean, expectMistake, expectProblem, says, words } from '../mistakes.ts';
import { anthony, claude, homeOf, towardsCode } from '../people.ts';
import { anotherTab, inside, press, titles, traced, write } from './steps.ts';

const allergies = '/allergies';

test('the home of the record leads to « Mes informations », where nothing is written yet', async () => {
  const { reader, base } = await inside();
  const home = await reader.open(base.replace('/informations', ''));
  const tile = home.root.querySelectorAll('.tile a').find(link => link.text === 'Mes informations');
  expect(tile?.getAttribute('href')).toBe(base);
  const page = await reader.open(base);
  const nothing = page.root.querySelectorAll('.settings p').map(one => clean(one.text));
  expect(nothing).toHaveLength(9);
  expect(new Set(nothing)).toEqual(new Set(["Vous n'avez rien écrit."]));
  expect(page.root.querySelector('.tile a')?.text).toBe('Volontés et droits');
});

test('an allergy is added, changed, removed and brought back, and each act is in the journal', async () => {
  const { site, reader, base, record } = await inside();
  const typed = { name: 'Pénicilline', reaction: 'Ma gorge gonfle', danger: 'yes', note: 'Depuis 1990' };
  const added = await write(reader, `${base}${allergies}/ajouter`, typed);
  expect([added.status, added.url.pathname]).toEqual([200, `${base}${allergies}`]);
  expect(says(added, 'information:done.saved')).toBe(true);
  expect(titles(added)).toEqual(['Pénicilline']);
  expect(added.text()).toContain('Ma gorge gonfle');
  expect(says(added, 'information:by.you', { date: '3 mars 2026' })).toBe(true);

  const change = added.root.querySelector('.item-acts a')?.getAttribute('href') ?? '';
  const form = await reader.open(change);
  expect(Object.keys(typed).map(name => form.value(name))).toEqual(Object.values(typed));
  site.world.pass(10 * 60_000);
  const changed = await reader.submit({ name: 'Amoxicilline' });
  expect(titles(changed)).toEqual(['Amoxicilline']);
  expect(says(changed, 'information:by.changed-you', { date: '3 mars 2026' })).toBe(true);

  const removed = await press(reader, 'remove');
  expect(titles(removed)).toEqual([]);
  expect(says(removed, 'information:removed', { name: 'Amoxicilline' })).toBe(true);
  const back = await press(reader, 'undo');
  expect(says(back, 'information:done.restored')).toBe(true);
  expect(titles(back)).toEqual(['Amoxicilline']);
  expect(await traced(site, record)).toEqual([
    'information.added allergy',
    'information.changed allergy',
    'information.removed allergy',
    'information.restored allergy',
  ]);
  const row = await reader.open(base);
  const allergy = row.root.querySelectorAll('.settings li')[2];
  expect(allergy?.querySelectorAll('h3, p').map(one => clean(one.text))).toEqual([
    'Mes allergies',
    'Amoxicilline',
  ]);
});

test('what was removed can be brought back for an hour, is kept a day, and is then gone', async () => {
  const { site, reader, base } = await inside();
  await write(reader, `${base}/maladies/ajouter`, { name: 'Asthme' });
  await press(reader, 'remove');
  for (let passed = 0; passed < 7; passed += 1) {
    site.world.pass(10 * 60_000);
    await reader.open(base);
  }
  expect((await reader.open(`${base}/maladies`)).root.querySelector('button[name="undo"]')).toBeNull();
  const count = async () => (await site.world.db.selectFrom('information').select('id').execute()).length;
  expect(await count()).toBe(1);
  site.world.pass(25 * 60 * 60_000);
  await site.worker.tick();
  expect(await count()).toBe(0);
});

test('nothing that was written is readable in the files of the database', async () => {
  const { site, reader, base } = await inside();
  await write(reader, `${base}/maladies/ajouter`, { name: 'Zurbulose', note: 'Quadrivexe' });
  await write(reader, `${base}/volontes/directives/texte/ecrire`, { text: 'Trombifule' });
  await press(reader, 'remove');
  for (const end of ['', '-wal']) {
    const bytes = await readFile(join(site.world.dir, `test.db${end}`)).catch(() => Buffer.alloc(0));
    for (const word of ['Zurbulose', 'Quadrivexe', 'Trombifule']) expect(bytes.includes(word)).toBe(false);
  }
});

test('an allergy changed in 2 tabs: the second is told, and nothing is lost', async () => {
  const { site, reader, base } = await inside();
  await write(reader, `${base}${allergies}/ajouter`, { name: 'Latex' });
  const path = reader.page?.root.querySelector('.item-acts a')?.getAttribute('href') ?? '';
  const second = anotherTab(site, reader);
  await reader.open(path);
  await second.open(path);
  await reader.submit({ reaction: 'Je gonfle' });
  const page = await second.submit({ reaction: 'Je tousse' });
  expect(page.status).toBe(409);
  expect(clean(page.heading)).toBe(words('fr', 'visit:conflict.title'));
  expect(page.text()).toContain('Je tousse');
  expect(page.text()).toContain('Je gonfle');
  const kept = await second.submit();
  expect(kept.url.pathname).toBe(`${base}${allergies}`);
  expect(kept.text()).toContain('Je tousse');
  expect(kept.text()).not.toContain('Je gonfle');
});

test('an allergy that is removed in one tab and changed in the other is there with what was typed', async () => {
  const { site, reader, base } = await inside();
  await write(reader, `${base}${allergies}/ajouter`, { name: 'Latex' });
  const path = reader.page?.root.querySelector('.item-acts a')?.getAttribute('href') ?? '';
  const second = anotherTab(site, reader);
  await second.open(path);
  await press(reader, 'remove');
  const page = await second.submit({ reaction: 'Je tousse' });
  expect(page.status).toBe(409);
  const kept = await second.submit();
  expect(titles(kept)).toEqual(['Latex']);
  expect(kept.text()).toContain('Je tousse');
  expect((await reader.open(path)).status).toBe(200);
});

test('what was removed cannot be opened to be changed: the page of its part says what happened', async () => {
  const { reader, base } = await inside();
  await write(reader, `${base}${allergies}/ajouter`, { name: 'Latex' });
  const path = reader.page?.root.querySelector('.item-acts a')?.getAttribute('href') ?? '';
  await press(reader, 'remove');
  expect((await reader.open(path)).url.pathname).toBe(`${base}${allergies}`);
});

test('the blood group is one: a second tab that writes another is told', async () => {
  const { site, reader, base } = await inside();
  const path = `${base}/groupe-sanguin/ecrire`;
  const second = anotherTab(site, reader);
  await second.open(path);
  expectMistake(await write(reader, path, {}), { field: 'group', key: 'information:errors.choice.group' });
  await reader.submit({ group: 'A+' });
  expect(reader.page && titles(reader.page)).toEqual(['A positif']);
  const page = await second.submit({ group: 'O-' });
  expect(page.status).toBe(409);
  const after = await second.submit();
  expect(titles(after)).toEqual(['O négatif']);
  expect(await site.world.db.selectFrom('information').select('id').execute()).toHaveLength(1);
});

test('the same form sent twice adds one thing', async () => {
  const { site, reader, base } = await inside();
  const path = `${base}/vaccins/ajouter`;
  await reader.open(path);
  const body = new URLSearchParams({ ...reader.hidden(), name: 'Tétanos', 'when-year': '2019' });
  await Promise.all([reader.post(path, body), reader.post(path, body)]);
  const page = await reader.open(`${base}/vaccins`);
  expect(titles(page)).toEqual(['Tétanos']);
  expect(page.text()).toContain('2019');
  expect(await site.world.db.selectFrom('information').select('id').execute()).toHaveLength(1);
});

test('the record of another account, its items, and items that do not exist are the same 404', async () => {
  const { site, reader, base } = await inside();
  await write(reader, `${base}${allergies}/ajouter`, { name: 'Latex' });
  const item = reader.page?.root.querySelector('.item-acts a')?.getAttribute('href') ?? '';
  const id = item.split('/').at(-1) ?? '';
  const seen = reader.page?.root.querySelector('button[name="remove"]')?.getAttribute('value') ?? '';
  const { reader: other } = await signIn(site, claude);
  const own = `${await homeOf(other)}/informations`;
  for (const path of [base, `${base}${allergies}`, item, `${own}${allergies}/${id}`, `${own}/maladies/x`])
    expectProblem(await other.open(path), 404);
  await other.open(`${own}${allergies}`);
  const page = await other.submit({}, { name: 'remove', value: seen });
  expectMistake(page, { field: '', key: 'common:error.changed' });
  await other.open(`${own}${allergies}`);
  const body = new URLSearchParams({ ...other.hidden(), remove: seen });
  expectProblem(await other.post(`${base}${allergies}`, body), 404);
  expect(titles(await reader.open(`${base}${allergies}`))).toEqual(['Latex']);
});

test('what was being written when the visit ended is there after signing in again', async () => {
  const { site, reader, base } = await inside();
  const path = `${base}/message/ecrire`;
  await reader.open(path);
  site.world.pass(16 * 60_000);
  const text = `${'Je suis sourd. '.repeat(120)}Merci.`;
  expectProblem(await reader.submit({ text }), 'ended');
  await towardsCode(reader, anthony);
  await reader.submit({ code: await newestCode(site) });
  const page = reader.page;
  expect([page?.url.pathname, page?.value('text')]).toEqual([path, text]);
  expect(titles(await reader.submit())).toEqual([words('fr', 'information:written-here')]);
});

test('every part can be written, changed and removed', async () => {
  const { reader, base } = await inside();
  const written: Record<string, Record<string, string>> = {
    traitements: { name: 'Metformine', dose: '1 le matin', 'since-month': '05', 'since-year': '2020' },
    operations: { name: 'Appendicite', 'when-year': '2001', place: 'Lille' },
    vaccins: { name: 'Tétanos', 'when-day': '02', 'when-month': '03', 'when-year': '2019' },
    handicap: { name: 'Je suis sourd', note: 'Je lis sur les lèvres' },
  };
  for (const [path, fields] of Object.entries(written)) {
    const page = await write(reader, `${base}/${path}/ajouter`, fields);
    expect(titles(page)).toEqual([fields.name]);
    const change = page.root.querySelector('.item-acts a')?.getAttribute('href') ?? '';
    const form = await reader.open(change);
    for (const [name, value] of Object.entries(fields)) expect(form.value(name)).toBe(value);
    expect(titles(await reader.submit({ name: 'Autre' }))).toEqual(['Autre']);
    expect(titles(await press(reader, 'remove'))).toEqual([]);
  }
});

test('what looks like a page, a script or a quote is shown as it was typed', async () => {
  const { reader, base } = await inside();
  const name = `"><script>alert(1)</script>'<b>gras</b>{{name}}<%= it %>`;
  const note = '\n  </textarea><img src=x onerror=alert(1)>\n\u202e';
  const page = await write(reader, `${base}/maladies/ajouter`, { name, note });
  expect(page.status).toBe(200);
  expect(page.root.querySelector('.items script, .items b, .items img')).toBeNull();
  expect(page.root.querySelector('.items h2')?.text).toContain(name);
  const form = await reader.open(page.root.querySelector('.item-acts a')?.getAttribute('href') ?? '');
  expect([form.value('name'), form.value('note')]).toEqual([name, note]);
  await reader.open(`${base}/maladies`);
  await press(reader, 'remove');
  expect(reader.page && clean(reader.page.root.querySelector('.notice')?.text ?? '')).toContain(clean(name));
});

test('a button that was made up, and a form from another site, change nothing', async () => {
  const { site, reader, base } = await inside();
  await write(reader, `${base}/maladies/ajouter`, { name: 'Asthme' });
  for (const remove of ['', 'x', 'AAAAAAAAAAAAAAAAAAAAAA.1', `${'a'.repeat(5000)}.1`]) {
    await reader.open(`${base}/maladies`);
    expectMistake(await reader.submit({}, { name: 'remove', value: remove }), {
      field: '',
      key: 'common:error.changed',
    });
  }
  await reader.open(`${base}/maladies`);
  const seen = reader.page?.root.querySelector('button[name="remove"]')?.getAttribute('value') ?? '';
  const body = new URLSearchParams({ ...reader.hidden(), remove: seen });
  const refused = await reader.post(`${base}/maladies`, body, { 'Sec-Fetch-Site': 'cross-site' });
  expect(refused.status).toBe(403);
  expect(titles(await reader.open(`${base}/maladies`))).toEqual(['Asthme']);
  expect(await site.world.db.selectFrom('information').select('removed_at').execute()).toEqual([
    { removed_at: null },
  ]);
});
