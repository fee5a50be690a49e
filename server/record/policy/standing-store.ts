import type { Database } from '../../storage/dialect.ts';
import type { Tables, Trx } from '../../storage/tables.ts';
import { isBlocked } from '../blocking-store.ts';
import type { Consent, Standing } from './viewer.ts';

/** Of what the standing is asked: one professional and one record, whose treating doctor is known already. */
interface Asked {
  readonly recordId: string;
  readonly rpps: string;
  readonly treatingDoctor: string | undefined;
  /** The instant it is, in ISO 8601. */
  readonly now: string;
}

/**
 * What holds between one professional and one record, read at once: inside a transaction of the reading itself, so that a
 * block that comes before is seen. Nothing for a record that is not there.
 */
export async function readStanding(db: Database | Trx, asked: Asked): Promise<Standing | undefined> {
  const { recordId, rpps } = asked;
  const record = await db.selectFrom('record').select('status').where('id', '=', recordId).executeTakeFirst();
  if (record === undefined) return undefined;
  return {
    recordId,
    status: record.status,
    treatingDoctor: asked.treatingDoctor,
    sameRights: new Set(await withSameRights(db, recordId)),
    blocked: new Set((await isBlocked(db, { recordId, rpps })) ? [rpps] : []),
    consents: await consentsOf(db, recordId, rpps),
    openings: await openingsOf(db, asked),
    choices: await choicesOf(db, recordId),
  };
}

async function withSameRights(db: Database | Trx, recordId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('full_access')
    .select('rpps')
    .where('record_id', '=', recordId)
    .where('kind', '=', 'same-rights')
    .execute();
  return rows.map(({ rpps }) => rpps);
}

async function consentsOf(db: Database | Trx, recordId: string, rpps: string): Promise<Consent[]> {
  const rows = await db
    .selectFrom('consent')
    .selectAll()
    .where('record_id', '=', recordId)
    .where('rpps', '=', rpps)
    .where('withdrawn_at', 'is', null)
    .execute();
  return rows.map(toConsent);
}

/** Consents that the patient gave themselves are known to them; a member of the care team has to be announced. */
function toConsent(row: Tables['consent']): Consent {
  return {
    rpps: row.rpps,
    exerciseId: row.exercise_id,
    classes: row.classes === '' ? 'all' : new Set(row.classes.split(' ')),
    isAnnounced: row.kind !== 'care-team' || row.announced_at !== null,
  };
}

async function openingsOf(db: Database | Trx, { recordId, rpps, now }: Asked): Promise<Standing['openings']> {
  const rows = await db
    .selectFrom('emergency_opening')
    .select(['rpps', 'exercise_id as exerciseId', 'kind', 'until'])
    .where('record_id', '=', recordId)
    .where('rpps', '=', rpps)
    .where('until', '>', now)
    .execute();
  return rows;
}

async function choicesOf(db: Database | Trx, recordId: string): Promise<Standing['choices']> {
  const rows = await db
    .selectFrom('emergency_choice')
    .select(['question', 'answer'])
    .where('record_id', '=', recordId)
    .execute();
  const answers = new Map(rows.map(({ question, answer }) => [question, answer === 1]));
  const [emergency, centre15] = [answers.get('emergency'), answers.get('centre-15')];
  const hiddenDocuments = answers.get('hidden-documents');
  return {
    ...(emergency !== undefined && { emergency }),
    ...(centre15 !== undefined && { centre15 }),
    ...(hiddenDocuments !== undefined && { hiddenDocuments }),
  };
}
