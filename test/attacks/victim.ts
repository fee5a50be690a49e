import { documentClasses } from '../../server/record/document-types.ts';
import type { Tables } from '../../server/storage/tables.ts';
import { anthony, homeOf } from '../features/people.ts';
import { ofEveryKind, ownerOf, write } from '../support/full-record.ts';
import { look } from '../support/history.ts';
import { signIn } from '../support/journeys.ts';
import type { Reader } from '../support/reader.ts';
import { freshSite, type TestSite } from '../support/site.ts';

/** An id that is well formed, and that nothing has. */
export const nobodys = 'AAAAAAAAAAAAAAAAAAAAAA';

/** Somebody whose record has something of everything, and the values that a parameter of an address takes for it. */
export interface Victim {
  readonly site: TestSite;
  readonly reader: Reader;
  readonly recordId: string;
  /** Ids of what is in the record, by the name of the parameter: one of them is right for an address. */
  readonly things: Readonly<Record<string, readonly string[]>>;
}

/** What everybody may write into an address: it names nothing of anybody's. */
export const words: Readonly<Record<string, readonly string[]>> = {
  page: ['1'],
  class: documentClasses.map(({ code }) => code),
  piece: ['1'],
  month: ['2026-03', '2026-02', '2026-01'],
  who: ['urgence'],
  rpps: ['99900000326', '99900000052'],
};

/** Anthony, in whose record is something of everything that an address can name. */
export async function makeVictim(): Promise<Victim> {
  const site = await freshSite();
  const { reader } = await signIn(site, anthony);
  const home = await homeOf(reader);
  const recordId = home.split('/').at(-1) ?? '';
  await write(site.world, await ownerOf(site.world, home), ofEveryKind);
  const entry = await look(site.world, recordId, { verb: 'document.read' });
  const complaint = await complain(reader, `${home}/historique/signaler/${entry}`);
  await reader.open(`${home}/historique/chercher`);
  // What was found last can be printed: the visit remembers it.
  await reader.submit({});
  const hiding = await hideOne(reader, `${home}/documents/cacher`);
  const seqs = [String(entry), '5', '2'];
  const ids = (table: Parameters<typeof idsIn>[1]) => idsIn(site, table, recordId);
  const things = {
    record: [recordId],
    ...{ document: await ids('document'), item: await ids('information'), gap: await ids('care_line') },
    ...{ consent: await ids('consent'), complaint: [complaint], hiding: [hiding] },
    ...{ seq: seqs, before: seqs, after: seqs },
  };
  return { site, reader, recordId, things };
}

async function idsIn(
  { world }: TestSite,
  table: 'document' | 'information' | 'care_line' | 'consent',
  recordId: string,
): Promise<string[]> {
  const rows = await world.db
    .selectFrom(table as keyof Tables as 'document')
    .select('id')
    .where('record_id', '=', recordId)
    .execute();
  return rows.map(({ id }) => id);
}

async function complain(reader: Reader, path: string): Promise<string> {
  await reader.open(path);
  const sent = await reader.submit({ kind: 'question', text: "Qui est-ce ? Je ne l'ai jamais vu." });
  return sent.url.pathname.split('/').at(-1) ?? '';
}

async function hideOne(reader: Reader, path: string): Promise<string> {
  const list = await reader.open(path);
  const box = list.root.querySelector('input[type="checkbox"]')?.getAttribute('name') ?? '';
  await reader.submit({ [box]: 'yes' });
  const done = await reader.submit();
  return done.url.pathname.split('/').at(-1) ?? '';
}
