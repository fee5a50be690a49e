import { expect, test } from 'vitest';
import { drawnText } from '../../messages/pdf-text.ts';
import { latin, pdf, photo } from '../../support/files.ts';
import { signIn } from '../../support/journeys.ts';
import { withoutDocuments } from '../../support/records.ts';
import type { TestSite } from '../../support/site.ts';
import { inRecord } from '../documents/attach-help.ts';
import { clean, expectMistake, says, words } from '../mistakes.ts';
import { claude, homeOf } from '../people.ts';
import { inside, press, titles, write } from './steps.ts';

/** Anthony, who has neither written anything nor added a document, with the addresses of his directives. */
async function atDirectives() {
  const at = await inside();
  await withoutDocuments(at.site.world);
  const home = at.base.replace('/informations', '');
  const directives = `${at.base}/volontes/directives`;
  return {
    ...at,
    home,
    directives,
    files: `${directives}/fichier`,
    attach: `${home}/documents/joindre/directives`,
  };
}

const today = { 'day-day': '3', 'day-month': '3', 'day-year': '2026' };
const signed = { 'day-day': '1', 'day-month': '2', 'day-year': '2024', title: 'Mon papier signé' };

async function verbs(site: TestSite, record: string): Promise<string[]> {
  const rows = await site.world.db
    .selectFrom('journal_entry')
    .select('verb')
    .where('record_id', '=', record)
    .where('verb', 'like', 'document.%')
    .orderBy('seq')
    .execute();
  return rows.map(({ verb }) => verb);
}

test('from the directives to the file and back: nobody is asked what kind of document it is', async () => {
  const { site, reader, home, directives, files, attach } = await atDirectives();
  const page = await reader.open(directives);
  expect(page.root.querySelector(`main a[href="${files}"]`)).not.toBeNull();
  expect(says(page, 'wishes:files.none')).toBe(true);
  expect((await reader.open(files)).root.querySelector(`main a.button[href="${attach}"]`)).not.toBeNull();
  const form = await reader.open(attach);
  expect(form.root.querySelector('input[name="type"]')).toBeNull();
  expect(form.value('title')).toBe(words('fr', 'attach:directives.name'));
  expect(form.root.querySelector('.back')?.getAttribute('href')).toBe(files);
  const kept = await reader.submitFiles([{ name: 'IMG_2034.jpg', bytes: photo() }], signed);
  expect(kept.url.pathname).toBe(files);
  expect(says(kept, 'information:done.saved')).toBe(true);
  expect(titles(kept)).toEqual(['Mon papier signé']);
  const [document] = await inRecord(site, home);
  expect(document).toMatchObject({ typeCode: 'EXPPAT_3', day: '2024-02-01', format: 'jpeg' });
  expect(kept.text()).toMatch(/1er février 2024, \d+\sko/);
  const link = kept.root.querySelector('.items h2 a')?.getAttribute('href') ?? '';
  expect((await reader.open(link)).status).toBe(200);
  expect(says(await reader.open(directives), 'wishes:files.there_one')).toBe(true);
  expect(clean((await reader.open(directives.replace('/directives', ''))).text())).toContain(
    words('fr', 'wishes:files.title'),
  );
});

test('a file is removed, taken back, and replaced by another; it is all in the journal', async () => {
  const { site, reader, record, files, attach } = await atDirectives();
  await reader.open(attach);
  await reader.submitFiles([{ name: 'papier.pdf', bytes: pdf() }], signed);
  const [before] = [await verbs(site, record)];
  const removed = await press(reader, 'remove');
  expect(titles(removed)).toEqual([]);
  expect(says(removed, 'information:removed', { name: 'Mon papier signé' })).toBe(true);
  const back = await press(reader, 'undo');
  expect(titles(back)).toEqual(['Mon papier signé']);
  expect(says(back, 'information:done.restored')).toBe(true);
  const replace = back.root.querySelector('.item-acts a')?.getAttribute('href') ?? '';
  await reader.open(replace);
  const done = await reader.submitFiles([{ name: 'nouveau.pdf', bytes: pdf('/A 1') }]);
  const way = done.root.querySelectorAll('main a.button').find(one => one.getAttribute('href') === files);
  expect(clean(way?.text ?? '')).toBe(words('fr', 'attach:directives.back'));
  expect((await verbs(site, record)).slice(before.length)).toEqual([
    'document.removed',
    'document.restored',
    'document.changed',
  ]);
});

test('« J’annule » is gone after an hour, and says nothing of another document that was removed', async () => {
  const { site, reader, home, files, attach } = await atDirectives();
  await reader.open(attach);
  await reader.submitFiles([{ name: 'papier.pdf', bytes: pdf() }], signed);
  await press(reader, 'remove');
  site.world.pass(61 * 60_000);
  const { reader: later } = await signIn(site, {
    identifier: 'mavu4827',
    password: 'soleil pomme velo tambour',
  });
  expect((await later.open(files)).root.querySelector('button[name="undo"]')).toBeNull();
  await later.open(`${home}/documents/joindre`);
  await later.submitFiles([{ name: 'autre.pdf', bytes: pdf('/A 2') }], { type: 'DOCPAT05', ...today });
  const [other] = await inRecord(site, home);
  await later.open(`${home}/documents/${other?.id}/supprimer`);
  await later.submit();
  expect((await later.open(files)).root.querySelector('button[name="undo"]')).toBeNull();
});

test('mistakes stay on the page of the directives, and a file that waits there waits nowhere else', async () => {
  const { site, reader, home, files, attach } = await atDirectives();
  await reader.open(attach);
  const none = await reader.submitFiles([], today);
  expectMistake(none, { field: 'files', key: 'attach:error.no-file' });
  const page = await reader.submitFiles([{ name: 'a.pdf', bytes: pdf() }], { ...today, 'day-year': '2027' });
  expectMistake(page, { field: 'day', key: 'attach:error.day-in-the-future' });
  expect(page.url.pathname).toBe(attach);
  expect((await reader.open(`${home}/documents/joindre`)).text()).not.toContain('a.pdf');
  await reader.open(attach);
  expect((await reader.submitFiles([], { ...today, type: 'DOCPAT05' })).url.pathname).toBe(files);
  expect((await inRecord(site, home)).map(({ typeCode }) => typeCode)).toEqual(['EXPPAT_3']);
});

test('one file of two that is not taken is told, with the way back to the directives', async () => {
  const { reader, home, files, attach } = await atDirectives();
  await reader.open(attach);
  const sent = [
    { name: 'bon.pdf', bytes: pdf() },
    { name: 'vide.pdf', bytes: latin('') },
  ];
  const page = await reader.submitFiles(sent, today);
  expect(page.url.pathname).toBe(`${home}/documents/joindre/fait`);
  expect(says(page, 'attach:refused.empty', { name: '\u2068vide.pdf\u2069' })).toBe(true);
  expect(page.root.querySelector(`main a.button[href="${files}"]`)).not.toBeNull();
  expect(page.root.querySelector(`main a.button[href="${attach}"]`)).not.toBeNull();
});

test('the card and the summary say that there are directives, and the card can be without', async () => {
  const { site, reader, base, home, attach } = await atDirectives();
  await reader.open(attach);
  await reader.submitFiles([{ name: 'papier.pdf', bytes: pdf() }], signed);
  await write(reader, `${base}/volontes/directives/papier/ecrire`, { text: 'Chez ma sœur' });
  const summary = await reader.open(`${home}/resume`);
  for (const key of ['paper', 'document']) expect(says(summary, `card:directives.${key}`)).toBe(true);
  expect(summary.text()).toContain('Mon papier signé');
  const card = await reader.open(`${home}/carte`);
  for (const key of ['paper', 'document']) expect(says(card, `card:directives.${key}`)).toBe(true);
  expect(card.text()).toContain('Chez ma sœur');
  expect(card.text()).not.toContain('Mon papier signé');
  for (const path of ['/fr', '/ar'].flatMap(start =>
    ['a4', 'poche'].map(size => `${start}${home.slice(3)}/carte/${size}.pdf`),
  )) {
    const response = await fetch(`${site.origin}${path}`, { headers: { Cookie: reader.cookie } });
    const drawn = drawnText(new Uint8Array(await response.arrayBuffer()));
    for (const word of ['Directivesanticipées', 'Surunpapier', 'UnfichierdansmonDMP'])
      expect(drawn, path).toContain(word);
  }
  await reader.open(`${home}/carte/choisir`);
  const body = new URLSearchParams(reader.hidden());
  const boxes = reader.page?.root.querySelectorAll('input[type="checkbox"]') ?? [];
  for (const box of boxes) {
    const name = box.getAttribute('name') ?? '';
    if (name !== 'on-directive-files') body.set(name, 'yes');
  }
  const chosen = await reader.post(`${home}/carte/choisir`, body);
  expect([says(chosen, 'card:directives.paper'), says(chosen, 'card:directives.document')]).toEqual([
    true,
    false,
  ]);
});

test('another account finds nothing, and buttons that were made up change nothing', async () => {
  const { site, reader, record, home, files, attach } = await atDirectives();
  await reader.open(attach);
  await reader.submitFiles([{ name: 'papier.pdf', bytes: pdf() }], signed);
  const before = await verbs(site, record);
  const { reader: other } = await signIn(site, claude);
  for (const path of [files, attach]) expect((await other.open(path)).status).toBe(404);
  await other.open(`${await homeOf(other)}/informations/volontes/directives/fichier`);
  expect((await other.post(files, new URLSearchParams(other.hidden()))).status).toBe(404);
  const [document] = await inRecord(site, home);
  for (const value of [`${document?.id}.9`, 'x.1', '', `${document?.id}`]) {
    await reader.open(files);
    expect((await reader.submit({}, { name: 'remove', value })).status, value).toBe(422);
  }
  expect(await verbs(site, record)).toEqual(before);
});
