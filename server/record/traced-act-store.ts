import type { Database } from '../storage/dialect.ts';
import type { Trx } from '../storage/tables.ts';
import type { Entry } from './journal-entry.ts';
import { findEntry } from './journal-store.ts';

/** A professional as the directory names them, with the place where they acted. */
export interface ActingProfessional {
  readonly rpps: string;
  readonly name: string;
  /** Structure and town; an empty text when the directory knows none. */
  readonly place: string;
  readonly system: string;
  readonly code: string;
}

/** One entry of a record's journal as people are told of it: nothing of what a document says. */
export interface TracedAct {
  /** Its number in the record's chain, from 1. */
  readonly seq: number;
  readonly at: Date;
  readonly verb: string;
  readonly actorKind: string;
  /** Nothing for anybody else, and for a professional whom the directory no longer has. */
  readonly professional: ActingProfessional | undefined;
  /** The number (RPPS) of the professional who acted, in the directory still or not. */
  readonly rpps: string | undefined;
}

/** The entry of a record with this number, or nothing. */
export async function tracedAct(
  db: Database | Trx,
  recordId: string,
  seq: number,
): Promise<TracedAct | undefined> {
  const entry = await findEntry(db, recordId, seq);
  return entry && tracedActOf(db, entry);
}

/** An entry as people are told of it. */
export async function tracedActOf(db: Database | Trx, entry: Entry): Promise<TracedAct> {
  const { seq, at, verb, actor_kind: actorKind, actor_id: actor } = entry;
  const rpps = actorKind === 'professional' ? actor : undefined;
  const professional = rpps === undefined ? undefined : await actingProfessional(db, rpps, entry);
  return { seq, at: new Date(at), verb, actorKind, professional, rpps };
}

async function actingProfessional(
  db: Database | Trx,
  rpps: string,
  { exercise }: Pick<Entry, 'exercise'>,
): Promise<ActingProfessional | undefined> {
  const found = await db
    .selectFrom('professional')
    .leftJoin('exercise', join =>
      join.onRef('exercise.rpps', '=', 'professional.rpps').on('exercise.id', '=', exercise ?? ''),
    )
    .select(['given_name', 'family_name', 'profession_system', 'profession', 'structure', 'town'])
    .where('professional.rpps', '=', rpps)
    .executeTakeFirst();
  if (found === undefined) return undefined;
  const place = [found.structure, found.town].filter(part => part !== null && part !== '').join(', ');
  const name = `${found.given_name} ${found.family_name}`;
  return { rpps, name, place, system: found.profession_system, code: found.profession };
}
