import { expect, test } from 'vitest';
import { signIn } from '../../support/journeys.ts';
import { Reader } from '../../support/reader.ts';
import { freshSite } from '../../support/site.ts';
import { clean, says, words } from '../mistakes.ts';
import { anthony, homeOf } from '../people.ts';
import { acts, play } from './acting.ts';

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
  expect(clean(list.heading)).toBe(words('fr', 'carer:record.title', { name: 'Anthony CORSE' }));
  expect(says(list, 'carer:rule.R4')).toBe(true);
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
