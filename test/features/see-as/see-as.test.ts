import { expect, test } from 'vitest';
import { newId } from '../../../server/storage/ids.ts';
import { signIn } from '../../support/journeys.ts';
import type { ReadPage } from '../../support/reader.ts';
import { freshSite } from '../../support/site.ts';
import { anthony, claude } from '../people.ts';

async function inside() {
  const site = await freshSite();
  const { reader, page } = await signIn(site, anthony);
  const recordId = page.url.pathname.split('/')[3] ?? '';
  return { site, reader, recordId, base: `/fr/dmp/${recordId}/voir-comme`, db: site.world.db };
}

/** What is said of the document with this title. */
const said = (page: ReadPage, title: string): string =>
  page.root
    .querySelectorAll('.seen > li')
    .find(row => row.querySelector('bdi')?.text.includes(title))
    ?.text.replace(/\s+/g, ' ') ?? 'no such document';

test('the treating doctor sees everything, hidden documents too, and the reason stands beside it', async () => {
  const at = await inside();
  const choose = await at.reader.open(at.base);
  expect(choose.heading).toBe('Voir mon DMP comme une autre personne');
  const link = choose.root.querySelector('.topics a');
  expect(link?.text).toContain('CASTELBLU');
  const page = await at.reader.open(link?.getAttribute('href') ?? '');
  expect(page.text()).not.toContain('Elle ne le voit pas.');
  expect(said(page, 'Téléconsultation')).toContain("C'est votre médecin traitant.");
});

test('a pharmacist does not see what is hidden, nor what the rules close, each with its reason', async () => {
  const at = await inside();
  const page = await at.reader.open(`${at.base}/tre-g15-21`);
  expect(said(page, 'Téléconsultation')).toContain('Vous cachez ce document.');
  expect(said(page, 'Prise de sang')).toContain('Elle le voit.');
  expect(said(page, 'Mes questions')).toContain('Nous fermons par prudence.');
});

test('the emergency doctor sees nothing once the patient says no, and hidden documents only after a yes', async () => {
  const at = await inside();
  const answer = (question: 'emergency' | 'hidden-documents', yes: 0 | 1) =>
    at.db
      .updateTable('emergency_choice')
      .set({ answer: yes })
      .where('record_id', '=', at.recordId)
      .where('question', '=', question)
      .execute();
  const first = await at.reader.open(`${at.base}/urgence`);
  expect(said(first, 'Prise de sang')).toContain('Elle le voit.');
  expect(said(first, 'Téléconsultation')).toContain('Vous cachez ce document.');
  await answer('hidden-documents', 1);
  const second = await at.reader.open(`${at.base}/urgence`);
  expect(said(second, 'Téléconsultation')).toContain('vous avez dit oui pour les urgences');
  await answer('emergency', 0);
  const third = await at.reader.open(`${at.base}/urgence`);
  expect(third.text()).not.toContain('Elle le voit.');
  expect(said(third, 'Prise de sang')).toContain('Vous avez dit non pour les urgences.');
});

test('a named person: no agreement, an agreement for one category, blocked; always what they wrote', async () => {
  const at = await inside();
  const now = at.site.world.now().toISOString();
  const { author_id: rpps } = await at.db
    .selectFrom('document')
    .innerJoin('professional', 'professional.rpps', 'document.author_id')
    .select('author_id')
    .where('record_id', '=', at.recordId)
    .where('class_code', '=', '10')
    .where('author_id', '!=', '99900000045')
    .where('professional.profession', '=', '10')
    .executeTakeFirstOrThrow();
  const look = () => at.reader.open(`${at.base}/${rpps}`);
  const before = await look();
  expect(before.text()).toContain('Elle a écrit ce document.');
  expect(before.text()).toContain('Vous ne lui avez pas donné votre accord.');
  await at.db
    .insertInto('consent')
    .values({
      ...{ id: newId(at.site.world.random), record_id: at.recordId, rpps, exercise_id: null, kind: 'named' },
      ...{ classes: '42', given_at: now, given_by_kind: 'account', given_by: 'x' },
      ...{ announced_at: null, withdrawn_at: null },
    })
    .execute();
  const some = await look();
  expect(said(some, 'Ordonnance')).toContain('Vous lui avez donné votre accord.');
  expect(some.text()).toContain("Votre accord n'est pas pour cette catégorie.");
  await at.db
    .insertInto('blocked_professional')
    .values({ record_id: at.recordId, rpps, blocked_at: now, blocked_by: 'x' })
    .execute();
  const blocked = await look();
  expect(said(blocked, 'Ordonnance')).toContain('Vous avez bloqué cette personne.');
  expect(blocked.text()).toContain('Elle a écrit ce document.');
  expect(blocked.text()).not.toContain('Vous lui avez donné votre accord.');
});

test('occupational medicine never reads, whatever was agreed', async () => {
  const at = await inside();
  const page = await at.reader.open(`${at.base}/99900000193`);
  expect(page.text()).toContain('La loi lui interdit de lire votre DMP.');
});

test('what a professional keeps back from the patient is told by nobody’s sight', async () => {
  const at = await inside();
  const later = new Date(at.site.world.now().getTime() + 86_400_000).toISOString();
  await at.db
    .updateTable('document')
    .set({ kept_back_until: later })
    .where('record_id', '=', at.recordId)
    .where('class_code', '=', '42')
    .execute();
  const page = await at.reader.open(`${at.base}/99900000045`);
  expect(page.text()).not.toContain('Ordonnance');
  const [, seen, all] = /Vus : (\d+) sur (\d+) documents/.exec(page.text()) ?? [];
  expect(seen).toBe(all);
});

test('the pages of a category say the same, in every language; other addresses are not there', async () => {
  const at = await inside();
  for (const language of ['fr', 'en', 'ar'])
    for (const rest of ['', '/urgence', '/centre-15', '/tre-g15-40', '/tre-r94-41', '/tre-g15-21/sorte/10'])
      expect((await at.reader.open(at.base.replace('/fr/', `/${language}/`) + rest)).status, rest).toBe(200);
  const list = await at.reader.open(`${at.base}/tre-g15-21/sorte/10`);
  expect(said(list, 'Téléconsultation')).toContain('Vous cachez ce document.');
  const wrong = [
    '/zzz',
    '/12345678901',
    '/__proto__',
    '/tre-g15-99',
    '/urgence/sorte/99',
    '/urgence/sorte/10/page/0',
  ];
  for (const rest of [...wrong, '/urgence/sorte/10/page/9', '/999000000450'])
    expect((await at.reader.open(`${at.base}${rest}`)).status, rest).toBe(404);
});

test('nobody looks at another person’s record this way', async () => {
  const at = await inside();
  const { reader } = await signIn(at.site, claude);
  for (const rest of ['', '/urgence', '/99900000045', '/tre-g15-21/sorte/10'])
    expect((await reader.open(`${at.base}${rest}`)).status, rest).toBe(404);
});

test('somebody else is found by name, with a slip; what is typed is in no address', async () => {
  const at = await inside();
  await at.reader.open(`${at.base}/chercher`);
  expect((await at.reader.submit()).status).toBe(422);
  const found = await at.reader.submit({ name: 'tournele' });
  expect(found.url.href).not.toContain('tournele');
  const link = found.root.querySelector('main .topics a');
  expect(link?.text).toContain('TOURNELLE');
  const page = await at.reader.open(link?.getAttribute('href') ?? '');
  expect(page.text()).toContain('Vous ne lui avez pas donné votre accord.');
  const nobody = await at.reader.open(`${at.base}/chercher`);
  expect(nobody.value('name')).toBe('tournele');
  expect((await at.reader.submit({ name: 'x'.repeat(200) })).status).toBe(422);
  expect((await at.reader.submit({ name: 'zzzzqqq' })).text()).toContain('Personne ne correspond');
});
