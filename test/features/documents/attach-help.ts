import { expect } from 'vitest';
import { wholeContent } from '../../../server/record/contents.ts';
import { documentsOf } from '../../../server/record/documents.ts';
import { accessTo } from '../../../server/record/records.ts';
import { pdf } from '../../support/files.ts';
import { signIn } from '../../support/journeys.ts';
import type { Reader } from '../../support/reader.ts';
import { withoutDocuments } from '../../support/records.ts';
import type { TestSite } from '../../support/site.ts';
import { freshSite } from '../../support/site.ts';
import { anthony, homeOf } from '../people.ts';

/** What a person says of their files, complete. */
export const said = { type: 'DOCPAT05', 'day-day': '2', 'day-month': '3', 'day-year': '2026' };

/** Signs in as Anthony and opens « Joindre un fichier ». `home` is the address of his record. */
export async function atForm(site: TestSite, language = 'fr'): Promise<{ reader: Reader; home: string }> {
  const { reader } = await signIn(site, anthony, language);
  const home = (await homeOf(reader)).replace('/fr/', `/${language}/`);
  await reader.open(`${home}/documents/joindre`);
  return { reader, home };
}

/** What is in the record, newest first, with the bytes of each document. */
export async function inRecord(site: TestSite, home: string) {
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

/** How many parts of contents the database holds, kept by a document or not. */
export async function partsIn({ world }: TestSite): Promise<number> {
  return (await world.db.selectFrom('content_part').select('number').execute()).length;
}

/** A site whose records have no document yet. */
export async function emptySite(): Promise<TestSite> {
  const site = await freshSite();
  await withoutDocuments(site.world);
  return site;
}

/** A small PDF to send. Another one when there is more in it. */
export const aPdf = (name = 'a.pdf', more = '') => ({ name, bytes: pdf(more) });

/** The beginning of a PDF that is longer than one part of a content. */
export const longStart = `%PDF-1.7\n${'x'.repeat(600_000)}`;

/** Nothing is left of what was sent, neither kept nor waiting. */
export async function expectNothing(site: TestSite, home: string): Promise<void> {
  expect(await inRecord(site, home)).toEqual([]);
  expect(await partsIn(site)).toBe(0);
  expect(await site.world.db.selectFrom('content').select('id').execute()).toEqual([]);
}

/** The address of the page that is open. */
export function here(reader: Reader): URL {
  if (reader.page === undefined) throw new Error('No page.');
  return reader.page.url;
}
