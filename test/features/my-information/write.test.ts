import { expect, test } from 'vitest';
import { newestCode } from '../../support/site.ts';
import { clean, expectProblem, says, words } from '../mistakes.ts';
import { anthony, towardsCode } from '../people.ts';
import { inside, press, titles, traced, write } from './steps.ts';

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
