import type { Database } from '../storage/dialect.ts';
import type { Tables, Trx } from '../storage/tables.ts';
import type { Content } from './policy/viewer.ts';

/** A professional of the directory in one of their exercises. */
export type ProfessionalIn = Pick<
  Tables['professional'],
  'rpps' | 'profession_system' | 'profession' | 'medical_regulation'
> &
  Pick<Tables['exercise'], 'specialty'>;

/** Who works in this exercise; nothing when the directory does not have it (any more). */
export async function professionalIn(db: Database, exerciseId: string): Promise<ProfessionalIn | undefined> {
  return db
    .selectFrom('exercise')
    .innerJoin('professional', 'professional.rpps', 'exercise.rpps')
    .select([
      'professional.rpps',
      'professional.profession_system',
      'professional.profession',
      'professional.medical_regulation',
      'exercise.specialty',
    ])
    .where('exercise.id', '=', exerciseId)
    .executeTakeFirst();
}

/** Whom a record is about; nothing for a record that is not there. */
export async function insuredOf(trx: Trx, recordId: string): Promise<string | undefined> {
  const row = await trx
    .selectFrom('record')
    .select('insured_id')
    .where('id', '=', recordId)
    .executeTakeFirst();
  return row?.insured_id;
}

/** A document as the rules look at it, from its row. */
export function contentOfRow(row: Tables['document']): Content {
  return {
    ...{ classCode: row.class_code, typeCode: row.type_code },
    ...{ authorKind: row.author_kind, authorId: row.author_id, keptBackUntil: row.kept_back_until },
    ...{ isHidden: row.hidden === 1, isSecret: row.secret === 1 },
  };
}

/** What the rules look at of a document of a record, whoever may see it; nothing when there is none, or it was taken away. */
export async function contentIn(
  trx: Trx,
  at: { recordId: string; id: string },
): Promise<Content | undefined> {
  const row = await trx
    .selectFrom('document')
    .selectAll()
    .where('id', '=', at.id)
    .where('record_id', '=', at.recordId)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return row && contentOfRow(row);
}

export async function insertOpening(trx: Trx, row: Tables['emergency_opening']): Promise<void> {
  await trx.insertInto('emergency_opening').values(row).execute();
}

/** A professional's reading of a document, since an instant in ISO 8601. */
export interface Reading {
  readonly recordId: string;
  readonly rpps: string;
  readonly exerciseId: string;
  readonly documentId: string;
  readonly rule: string;
  readonly since: string;
}

/** Whether the history has such a reading already. */
export async function hasReadSince(trx: Trx, reading: Reading): Promise<boolean> {
  const entry = await trx
    .selectFrom('journal_entry')
    .select('seq')
    .where('chain', '=', reading.recordId)
    .where('actor_id', '=', reading.rpps)
    .where('at', '>=', reading.since)
    .where('verb', '=', 'document.read')
    .where('object_id', '=', reading.documentId)
    .where('exercise', '=', reading.exerciseId)
    .where('rule', '=', reading.rule)
    .limit(1)
    .executeTakeFirst();
  return entry !== undefined;
}
