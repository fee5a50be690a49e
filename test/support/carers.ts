import { professionalViewer } from '../../server/record/care-access.ts';
import type { Entry } from '../../server/record/journal-entry.ts';
import type { ProfessionalViewer } from '../../server/record/policy/viewer.ts';
import { type ReceivedDocument, receiveDocument } from '../../server/record/receive-document.ts';
import { type RecordAccess, recordKeyOf } from '../../server/record/records.ts';
import { newId } from '../../server/storage/ids.ts';
import type { Tables } from '../../server/storage/tables.ts';
import type { World } from '../../server/world.ts';

/** Who is meant, before which record. */
interface Named {
  readonly viewer: Pick<ProfessionalViewer, 'id'>;
  readonly recordId: string;
}

interface Does {
  readonly profession?: string;
  readonly specialty?: string | null;
  readonly regulates?: boolean;
}

let last = 0;

/** Puts a professional in the directory: a general practitioner when nothing else is said. */
export async function makeCarer(
  world: World,
  { profession = '10', specialty = 'SM54', regulates = false }: Does = {},
): Promise<ProfessionalViewer> {
  last += 1;
  const rpps = `998${String(last).padStart(8, '0')}`;
  const name = { family_name: 'SERRABIANCA', given_name: 'Paul' };
  await world.db
    .insertInto('professional')
    .values({
      ...{ rpps, ...name, profession_system: 'TRE_G15', profession },
      medical_regulation: regulates ? 1 : 0,
    })
    .execute();
  const exercise = await workAt(world, rpps, specialty);
  const viewer = await professionalViewer(world, exercise);
  if (viewer === undefined) throw new Error('The directory does not have them.');
  return viewer;
}

/** Gives a professional one more place to work. Returns the id of the exercise. */
export async function workAt(world: World, rpps: string, specialty: string | null): Promise<string> {
  const id = newId(world.random);
  const place = { structure: 'Cabinet du Cap', postcode: '20200', town: 'Bastia', region: 'Corse' };
  const structure_id = null;
  await world.db
    .insertInto('exercise')
    .values({ id, rpps, specialty, ...place, structure_id })
    .execute();
  return id;
}

/** The patient trusts a professional with everything. */
export async function trust(
  world: World,
  { viewer, recordId }: Named,
  kind: Tables['full_access']['kind'] = 'treating-doctor',
): Promise<void> {
  const given = { given_at: world.now().toISOString(), given_by: 'patient' };
  await world.db
    .insertInto('full_access')
    .values({ record_id: recordId, rpps: viewer.id, kind, ...given })
    .execute();
}

/** The patient agrees that a professional reads and deposits. */
export async function agree(
  world: World,
  { viewer, recordId }: Named,
  more: Partial<Tables['consent']> = {},
): Promise<void> {
  await world.db
    .insertInto('consent')
    .values({
      ...{ id: newId(world.random), record_id: recordId, rpps: viewer.id, exercise_id: null },
      ...{ kind: 'named', classes: '', given_at: world.now().toISOString() },
      ...{ given_by_kind: 'account', given_by: 'patient', announced_at: null, withdrawn_at: null },
      ...more,
    })
    .execute();
}

/** The patient blocks a professional. */
export async function block(world: World, { viewer, recordId }: Named): Promise<void> {
  const blocked = { blocked_at: world.now().toISOString(), blocked_by: 'patient' };
  await world.db
    .insertInto('blocked_professional')
    .values({ record_id: recordId, rpps: viewer.id, ...blocked })
    .execute();
}

/** The patient answers a question about emergencies. */
export async function answer(
  world: World,
  recordId: string,
  choice: { question: Tables['emergency_choice']['question']; yes: boolean },
): Promise<void> {
  const { question, yes } = choice;
  await world.db
    .insertInto('emergency_choice')
    .values({
      ...{ record_id: recordId, question, answer: yes ? 1 : 0 },
      ...{ confirmed: 1, answered_at: world.now().toISOString() },
    })
    .execute();
}

/** Puts a report of somebody else's in the record. Returns its id. */
export async function receive(
  world: World,
  { recordId }: Pick<RecordAccess, 'recordId'>,
  more: Partial<ReceivedDocument> = {},
): Promise<string> {
  const by = { kind: 'professional', id: '99900000094', name: 'Une autre', place: 'Bastia' } as const;
  const what = { typeCode: '11488-4', day: '2026-02-20', title: 'Contrôle', format: 'text' } as const;
  const bytes = Buffer.from('Le cœur va bien.');
  return world.db
    .transaction()
    .execute(trx => receiveDocument(trx, world, { recordId, by, ...what, bytes, ...more }));
}

/** The entries of a record's history that are about care, in order. */
export async function historyOf(world: World, recordId: string): Promise<Entry[]> {
  return world.db
    .selectFrom('journal_entry')
    .selectAll()
    .where('record_id', '=', recordId)
    .where('actor_kind', '=', 'professional')
    .where('actor_id', '!=', '99900000094')
    .orderBy('seq')
    .execute();
}

/** The same as verb, rule and the document they are about. */
export async function actsIn(world: World, recordId: string): Promise<string[]> {
  const entries = await historyOf(world, recordId);
  return entries.map(({ verb, rule, object_id }) => [verb, rule, object_id].filter(Boolean).join(' '));
}

/** The sealed details of an entry of a record. */
export async function openJournalDetails(world: World, entry: Entry | undefined): Promise<unknown> {
  if (entry?.record_id == null || entry.details === null) return undefined;
  const key = await recordKeyOf(world, world.db, entry.record_id);
  return JSON.parse(key.open(`journal:${entry.seq}`, entry.details));
}
