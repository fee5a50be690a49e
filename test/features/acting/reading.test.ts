import { expect, test } from 'vitest';
import { agree, answer, block } from '../../support/carers.ts';
import { signIn } from '../../support/journeys.ts';
import { Reader } from '../../support/reader.ts';
import { freshSite } from '../../support/site.ts';
import { clean, expectMistake, expectProblem, says, words } from '../mistakes.ts';
import { anthony, homeOf } from '../people.ts';
import { acts, carers, play, titles } from './acting.ts';

const reason = 'Trouvé sans connaissance chez lui';

test('the demo page leads to the professionals, and from one of them to the records', async () => {
  const site = await freshSite();
  const reader = new Reader(site.origin);
  const people = await reader.open('/fr/demo');
  expect(people.root.querySelector('a[href="/fr/demo/professionnels"]')).not.toBeNull();
  const all = await reader.open('/fr/demo/professionnels');
  const links = all.root.querySelectorAll('.playable a');
  const { count } = await site.world.db
    .selectFrom('exercise')
    .select(from => from.fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  expect(links).toHaveLength(Number(count));
  const patients = await reader.open(links[0]?.getAttribute('href') ?? '');
  expect(patients.text()).toContain('Anthony CORSE');
  expect(patients.text()).not.toContain('PAT-TROIS');
  const record = await reader.open(patients.root.querySelector('main .ways a')?.getAttribute('href') ?? '');
  expect(record.status).toBe(200);
});

test('the treating doctor sees everything, which rule opens it, and each look is in the history', async () => {
  const site = await freshSite();
  const gp = await play(site, 'gp');
  const list = await gp.open();
  expect(clean(list.heading)).toBe(words('fr', 'acting:record.title', { name: 'Anthony CORSE' }));
  expect(says(list, 'acting:rule.R4')).toBe(true);
  expect(says(list, 'documents:row.hidden')).toBe(true);
  await gp.open();
  expect(await acts(site, gp)).toEqual(['documents.listed R4']);
  const link = list.root.querySelector('.documents h2 a')?.getAttribute('href') ?? '';
  const document = await gp.reader.open(link);
  expect(document.status).toBe(200);
  const file = await gp.reader.open(`${link}/fichier`);
  expect(file.headers.get('Content-Disposition')).toMatch(/^attachment/);
  for (const page of [list, document, file]) expect(page.headers.get('Cache-Control')).toBe('no-store');
  expect(await acts(site, gp)).toEqual(['documents.listed R4', 'document.read R4', 'document.downloaded R4']);
  const another = await play(site, 'gp');
  await another.open();
  expect((await acts(site, gp)).filter(act => act === 'documents.listed R4')).toHaveLength(2);
});

test('the contents of every demo document are shown to the treating doctor', async () => {
  const site = await freshSite();
  const gp = await play(site, 'gp');
  const list = await gp.open();
  for (const link of list.root.querySelectorAll('.documents h2 a')) {
    const page = await gp.reader.open(link.getAttribute('href') ?? '');
    expect(page.status, link.text).toBe(200);
    for (const inside of page.root.querySelectorAll(
      'main img, main a[href$="/ouvrir"], main a[href*="/piece/"]',
    )) {
      const path = inside.getAttribute('src') ?? inside.getAttribute('href') ?? '';
      expect(path).toContain('/demo/professionnels/');
      expect((await gp.reader.twin().open(path)).status, path).toBe(200);
    }
  }
});

test('a page with its image is one reading; the image alone, later or by somebody else, is another', async () => {
  const site = await freshSite();
  const gp = await play(site, 'gp');
  const list = await gp.open();
  const image = { path: '', page: '' };
  for (const link of list.root.querySelectorAll('.documents h2 a')) {
    const page = await gp.reader.open(link.getAttribute('href') ?? '');
    const path = page.root.querySelector('main img[src*="/documents/"]')?.getAttribute('src');
    if (path) Object.assign(image, { path, page: page.url.pathname });
  }
  expect(image.path).not.toBe('');
  site.world.pass(6 * 60_000);
  const read = async () => (await acts(site, gp)).filter(act => act === 'document.read R4').length;
  const before = await read();
  expect((await gp.reader.twin().open(image.path)).status).toBe(200);
  expect(await read()).toBe(before + 1);
  site.world.pass(6 * 60_000);
  await gp.reader.open(image.page);
  for (let times = 0; times < 3; times += 1) await gp.reader.twin().open(image.path);
  expect(await read()).toBe(before + 2);
  await gp.reader.open(image.page);
  expect(await read()).toBe(before + 3);
  const nurse = await play(site, 'nurse');
  const refused = image.path.replace(gp.exerciseId, nurse.exerciseId);
  expect((await nurse.reader.open(refused)).status).toBe(404);
  expect(await acts(site, nurse)).toEqual(['access.refused R7']);
});

test('who has no access is told no more than that, and may open it in an emergency for 24 hours', async () => {
  const site = await freshSite();
  const nurse = await play(site, 'nurse');
  const page = await nurse.open();
  expect(says(page, 'acting:record.no-access')).toBe(true);
  expect(titles(page)).toEqual([]);
  expect(page.root.querySelector('a[href$="/centre-15"]')).toBeNull();
  expect(await acts(site, nurse)).toEqual(['access.refused R7']);
  await nurse.open('/urgence');
  expectMistake(await nurse.reader.submit({ reason: ' \u200b ' }), {
    ...{ field: 'reason', key: 'acting:emergency.no-reason' },
  });
  expectMistake(await nurse.reader.submit({ reason: 'Vite !' }), {
    ...{ field: 'reason', key: 'acting:emergency.short-reason' },
  });
  const long = await nurse.reader.submit({ reason: 'é'.repeat(501) });
  expectMistake(long, { field: 'reason', key: 'acting:emergency.long-reason' });
  expect(long.value('reason')).toBe('é'.repeat(501));
  const opened = await nurse.reader.submit({ reason });
  expect(opened.url.pathname).toBe(nurse.home);
  expect(says(opened, 'acting:rule.R8')).toBe(true);
  expect(titles(opened).length).toBeGreaterThan(0);
  expect(says(opened, 'documents:row.hidden')).toBe(false);
  site.world.pass(24 * 3_600_000);
  expect(says(await nurse.open(), 'acting:record.no-access')).toBe(true);
  expect(await acts(site, nurse)).toEqual([
    ...['access.refused R7', 'emergency.opened R8', 'documents.listed R8', 'access.refused R7'],
  ]);
});

test('an author reads what they wrote and no more, until an emergency opens the rest', async () => {
  const site = await freshSite();
  const author = await play(site, 'author');
  await site.world.db.deleteFrom('consent').execute();
  const own = await author.open();
  expect(says(own, 'acting:rule.R3')).toBe(true);
  expect(titles(own)).toEqual(["Passage de l'infirmier"]);
  await author.open('/urgence');
  const all = await author.reader.submit({ reason });
  expect(titles(all).length).toBeGreaterThan(5);
  expect(await acts(site, author)).toEqual([
    ...['documents.listed R3', 'emergency.opened R8', 'documents.listed R8'],
  ]);
});

test('a patient who said no, one who blocked and a closed record are answered alike', async () => {
  const site = await freshSite();
  const nurse = await play(site, 'nurse');
  const { db } = site.world;
  const { recordId } = nurse;
  const seen: string[] = [];
  const look = async () => {
    const page = await nurse.open();
    await nurse.open('/urgence');
    const refused = await nurse.reader.submit({ reason });
    expectMistake(refused, { field: '', key: 'acting:emergency.refused' });
    expect(refused.value('reason')).toBe(reason);
    seen.push(page.text() + refused.text());
  };
  await db.deleteFrom('emergency_choice').where('record_id', '=', recordId).execute();
  await answer(site.world, recordId, { question: 'emergency', yes: false });
  await look();
  await db.deleteFrom('emergency_choice').where('record_id', '=', recordId).execute();
  await block(site.world, { viewer: { id: carers.nurse }, recordId });
  await look();
  await db.deleteFrom('blocked_professional').execute();
  await db.updateTable('record').set({ status: 'closed' }).where('id', '=', recordId).execute();
  await look();
  expect(new Set(seen).size).toBe(1);
});

test('the regulating doctor has the Centre 15 too, and others do not', async () => {
  const site = await freshSite();
  const regulator = await play(site, 'regulator');
  const page = await regulator.open();
  expect(page.root.querySelector('a[href$="/centre-15"]')).not.toBeNull();
  await regulator.open('/centre-15');
  const opened = await regulator.reader.submit({ reason });
  expect(says(opened, 'acting:rule.R9')).toBe(true);
  const emergency = await play(site, 'emergency');
  expectProblem(await emergency.open('/centre-15'), 404);
});

test('an occupational doctor is told that it is the law, and offered no way in', async () => {
  const site = await freshSite();
  const occupational = await play(site, 'occupational');
  await agree(site.world, { viewer: { id: carers.occupational }, recordId: occupational.recordId });
  const page = await occupational.open();
  expect(says(page, 'acting:record.never')).toBe(true);
  expect(page.root.querySelector('a[href$="/urgence"]')).toBeNull();
  expect(page.root.querySelector('a[href$="/deposer"]')).toBeNull();
  for (const rest of ['/urgence', '/centre-15', '/deposer'])
    expectProblem(await occupational.open(rest), 404);
  expect(await acts(site, occupational)).toEqual(['access.refused R1']);
});

test('the way to the patient’s side says how to sign in as that patient', async () => {
  const site = await freshSite();
  const gp = await play(site, 'gp');
  const page = await gp.open('/patient');
  expect(page.text()).toContain(anthony.identifier);
  expect(page.text()).toContain(anthony.password);
  const { reader } = await signIn(site, anthony);
  expect((await reader.open(await homeOf(reader))).status).toBe(200);
  const zoe = await play(site, 'gp', { family: 'ADRUN' });
  expect((await zoe.open('/patient')).status).toBe(200);
});
