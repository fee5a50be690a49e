import { appendEntry } from '../../../server/record/journal.ts';
import type { JournalEvent } from '../../../server/record/journal-entry.ts';
import { accountOf } from '../../support/factors.ts';
import { signIn } from '../../support/journeys.ts';
import type { Reader } from '../../support/reader.ts';
import { freshSite, type TestSite } from '../../support/site.ts';
import { anthony } from '../people.ts';

/** Anthony signed in, whose record a professional has read. */
export interface AtForm {
  readonly site: TestSite;
  readonly reader: Reader;
  readonly recordId: string;
  readonly accountId: string;
  /** The number of the entry in which the professional reads, and who that is. */
  readonly seq: number;
  readonly rpps: string;
  /** The path of a page under « Historique des accès ». */
  path(rest: string): string;
}

/** Signs in and has a professional read a document. `doctor`: the treating doctor reads it. */
export async function atForm({ language = 'fr', doctor = false } = {}): Promise<AtForm> {
  const site = await freshSite();
  const { reader, page } = await signIn(site, anthony, language);
  const recordId = page.url.pathname.split('/')[3] ?? '';
  const accountId = await accountOf(site.world, anthony.identifier);
  const rpps = doctor ? await treatingDoctor(site, recordId) : await another(site, recordId);
  const seq = await traceRead(site, recordId, rpps);
  const path = (rest: string): string => `/${language}/dmp/${recordId}/historique/${rest}`;
  return { site, reader, recordId, accountId, seq, rpps, path };
}

/** Writes that a professional read a document. Returns the number of the entry. */
export async function traceRead(site: TestSite, recordId: string, rpps: string): Promise<number> {
  const { world } = site;
  const exercise = await world.db
    .selectFrom('exercise')
    .select('id')
    .where('rpps', '=', rpps)
    .executeTakeFirst();
  const event: JournalEvent = {
    ...{ actor: { kind: 'professional', id: rpps }, exercise: exercise?.id, recordId },
    ...{ verb: 'document.read', object: { kind: 'document', id: 'one' }, rule: 'R7', channel: 'web' },
  };
  return (await world.db.transaction().execute(trx => appendEntry(trx, world, event))).seq;
}

async function treatingDoctor({ world }: TestSite, recordId: string): Promise<string> {
  const record = world.db.selectFrom('record').select('insured_id').where('id', '=', recordId);
  const { insured_id } = await record.executeTakeFirstOrThrow();
  return (await world.register.find(insured_id))?.treatingDoctor ?? '';
}

async function another(site: TestSite, recordId: string): Promise<string> {
  const doctor = await treatingDoctor(site, recordId);
  const query = site.world.db.selectFrom('professional').select('rpps').where('rpps', '!=', doctor);
  return (await query.orderBy('rpps').executeTakeFirstOrThrow()).rpps;
}

/** The professionals whom a record blocks. */
export async function blockedBy({ site, recordId }: AtForm): Promise<string[]> {
  const rows = site.world.db.selectFrom('blocked_professional').select('rpps');
  return (await rows.where('record_id', '=', recordId).execute()).map(row => row.rpps);
}

/** The words of the verbs that were written in the record's journal since an entry. */
export async function verbsSince({ site, recordId, seq }: AtForm): Promise<string[]> {
  const rows = site.world.db.selectFrom('journal_entry').select('verb').where('chain', '=', recordId);
  return (await rows.where('seq', '>', seq).orderBy('seq').execute()).map(row => row.verb);
}
