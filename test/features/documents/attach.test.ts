import { expect, test } from 'vitest';
import { wholeContent } from '../../../server/record/contents.ts';
import { documentsOf } from '../../../server/record/documents.ts';
import { accessTo } from '../../../server/record/records.ts';
import { latin, pdf, photo } from '../../support/files.ts';
import { signIn } from '../../support/journeys.ts';
import type { Reader } from '../../support/reader.ts';
import { freshSite, type TestSite } from '../../support/site.ts';
import { anthony, homeOf } from '../people.ts';

const said = { type: 'DOCPAT05', 'day-day': '2', 'day-month': '3', 'day-year': '2026' };

async function atForm(site: TestSite): Promise<{ reader: Reader; home: string }> {
  const { reader } = await signIn(site, anthony);
  const home = await homeOf(reader);
  await reader.open(`${home}/documents/joindre`);
  return { reader, home };
}

/** What is in the record, newest first, with the bytes of each document. */
async function inRecord(site: TestSite, home: string) {
  const { world } = site;
  const recordId = home.split('/').at(-1) ?? '';
  const { account_id } = await world.db
    .selectFrom('record_grant')
    .select('account_id')
    .where('record_id', '=', recordId)
    .executeTakeFirstOrThrow();
  const access = await accessTo(world, { accountId: account_id, recordId });
  if (access === undefined) throw new Error('No access.');
  const documents = await documentsOf(world, access);
  return Promise.all(
    documents.map(async document => ({ ...document, bytes: await wholeContent(world, document.content) })),
  );
}

test('three files become three documents, named after their files', async () => {
  const site = await freshSite();
  const { reader, home } = await atForm(site);
  const page = await reader.submitFiles(
    [
      { name: 'Résultats_mars.pdf', bytes: pdf() },
      { name: 'photo.jpg', bytes: photo() },
      { name: 'mot.txt', bytes: latin('J\u0092ai de la fi\u00e8vre.') },
    ],
    said,
  );
  expect(page.url.pathname).toBe(`${home}/documents/joindre/fait`);
  const documents = await inRecord(site, home);
  expect(documents.map(({ title }) => title).sort()).toEqual(['Résultats mars', 'mot', 'photo']);
  expect(documents.map(({ format }) => format).sort()).toEqual(['jpeg', 'pdf', 'text']);
  expect(documents.find(({ title }) => title === 'mot')?.bytes.toString()).toBe('J’ai de la fièvre.');
  for (const { day, typeCode } of documents)
    expect({ day, typeCode }).toEqual({ day: '2026-03-02', typeCode: 'DOCPAT05' });
});
