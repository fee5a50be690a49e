import { expect, test } from 'vitest';
import { signIn } from '../../support/journeys.ts';
import type { Reader } from '../../support/reader.ts';
import { freshSite, type TestSite } from '../../support/site.ts';
import { expectMistake } from '../mistakes.ts';
import { anthony, homeOf, zoe } from '../people.ts';

async function answersOf(site: TestSite, home: string): Promise<Record<string, number>> {
  const record = home.split('/').at(-1) ?? '';
  const rows = await site.world.db
    .selectFrom('emergency_choice')
    .selectAll()
    .where('record_id', '=', record)
    .execute();
  return Object.fromEntries(rows.map(row => [row.question, row.answer]));
}

async function answer(reader: Reader, home: string, question: string, yes: boolean): Promise<void> {
  await reader.open(`${home}/urgence/${question}`);
  await reader.submit({ answer: yes ? 'yes' : 'no' });
}

test.each(['fr', 'ar'])('no answer, or one that does not exist, is a mistake, in %s', async language => {
  const site = await freshSite();
  const { reader } = await signIn(site, { ...zoe, channel: 'sms' }, language);
  await reader.submit({}, { name: 'none', value: 'yes' });
  await reader.submit({ password: 'lampe tortue papier citron violet' });
  await reader.submit({ answer: 'no' });
  await reader.submit({ answer: 'yes' });
  const path = reader.page?.url.pathname ?? '';
  expect(path).toMatch(/urgence\/documents-caches$/);
  expect(reader.page?.root.querySelector('input[checked]')).toBeNull();
  for (const given of [{}, { answer: '' }, { answer: 'perhaps' }]) {
    const page = await reader.submit(given);
    expectMistake(page, { field: 'answer', key: 'emergency:error', language });
    expect(page.root.querySelector('input[checked]')).toBeNull();
  }
});

test('two « no » take back the answer about hidden documents; a later « yes » asks again', async () => {
  const site = await freshSite();
  const { reader } = await signIn(site, anthony);
  const home = await homeOf(reader);
  await answer(reader, home, 'documents-caches', true);
  expect(await answersOf(site, home)).toEqual({ emergency: 1, 'centre-15': 1, 'hidden-documents': 1 });
  await answer(reader, home, 'professionnels', false);
  await answer(reader, home, 'centre-15', false);
  expect(await answersOf(site, home)).toEqual({ emergency: 0, 'centre-15': 0 });
  await answer(reader, home, 'documents-caches', true);
  expect(await answersOf(site, home)).toEqual({ emergency: 0, 'centre-15': 0 });
  await answer(reader, home, 'centre-15', true);
  expect(reader.page?.url.pathname).toBe(`${home}/urgence/documents-caches`);
});

test('an answer sent twice is written once', async () => {
  const site = await freshSite();
  const { reader } = await signIn(site, anthony);
  const home = await homeOf(reader);
  const path = `${home}/urgence/professionnels`;
  await reader.open(path);
  const body = new URLSearchParams({ ...reader.hidden(), answer: 'no' });
  const pages = await Promise.all([reader.post(path, body), reader.post(path, body)]);
  pages.push(await reader.post(path, body));
  expect(new Set(pages.map(page => page.url.pathname))).toEqual(new Set([`${home}/urgence`]));
  const written = await site.world.db
    .selectFrom('journal_entry')
    .select('seq')
    .where('verb', '=', 'emergency.answered')
    .execute();
  expect(written).toHaveLength(1);
});
