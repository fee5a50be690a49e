import { type NewCareLine, receiveCare } from '../../../server/record/care-history.ts';
import { accessTo } from '../../../server/record/records.ts';
import { addDocument, storeText } from '../../../server/record/write-documents.ts';
import { signIn } from '../../support/journeys.ts';
import type { Reader, ReadPage } from '../../support/reader.ts';
import { withoutDocuments } from '../../support/records.ts';
import { freshSite, type TestSite } from '../../support/site.ts';
import { clean } from '../mistakes.ts';
import { anthony, homeOf } from '../people.ts';

export const exam: NewCareLine = {
  ...{ day: '2026-02-11', kind: 'exam', what: 'Radiographie du genou', carer: 'Dr Ève ROSE' },
  place: 'Imagerie du Pont',
};
export const stay: NewCareLine = {
  ...{ day: '2025-12-30', kind: 'stay', what: 'Opération', carer: '', until: '2026-01-04' },
  place: 'Clinique des Deux Collines',
};

/** Anthony in his record on 3 March 2026, with the care of a test and no document. */
export async function inside(...lines: NewCareLine[]) {
  const site = await freshSite();
  const { reader } = await signIn(site, anthony);
  const home = await homeOf(reader);
  const recordId = home.split('/').at(-1) ?? '';
  await withoutDocuments(site.world);
  await site.world.db.deleteFrom('care_line').execute();
  await receive(site, recordId, lines);
  return { site, reader, home, recordId, list: `${home}/soins/manque` };
}

/** Care that comes in. */
export async function receive(site: TestSite, recordId: string, lines: NewCareLine[]): Promise<void> {
  const care = { recordId, source: 'register', lines, by: { kind: 'site', id: 'site' } } as const;
  await site.world.db
    .transaction()
    .execute(trx => receiveCare(trx, site.world, { ...care, channel: 'worker' }));
}

/** The sentences of the care on a page. */
export const said = (page: ReadPage): string[] =>
  page.root.querySelectorAll('.acts-said').map(one => clean(one.text));

/** Where the links to missing documents lead, in order. */
export const asks = (page: ReadPage): string[] =>
  page.root.querySelectorAll('a.acts-link').map(one => one.getAttribute('href') ?? '');

/** Opens the first missing document of the list. */
export async function openFirst(reader: Reader, list: string): Promise<ReadPage> {
  return reader.open(asks(await reader.open(list))[0] ?? '');
}

/** Writes a document of one's own, as an attached report would be. */
export async function addReport(site: TestSite, recordId: string, what: { day: string; typeCode: string }) {
  const { account_id: accountId } = await site.world.db
    .selectFrom('record_grant')
    .select('account_id')
    .where('record_id', '=', recordId)
    .executeTakeFirstOrThrow();
  const access = await accessTo(site.world, { accountId, recordId });
  if (access === undefined) throw new Error('No access');
  const content = await storeText(site.world, recordId, 'Tout va bien.');
  return addDocument(site.world, access, { ...what, title: 'Compte rendu', format: 'text', content });
}

/** The verbs about missing documents in a record's journal, in order. */
export async function traced({ world }: TestSite, recordId: string): Promise<string[]> {
  const rows = await world.db
    .selectFrom('journal_entry')
    .select('verb')
    .where('record_id', '=', recordId)
    .where('verb', 'like', 'missing-document.%')
    .orderBy('seq')
    .execute();
  return rows.map(({ verb }) => verb.replace('missing-document.', ''));
}
