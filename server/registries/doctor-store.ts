import type { Database } from '../storage/dialect.ts';
import type { Trx } from '../storage/tables.ts';

/** A doctor as the directory of professionals names them, with one of the places where they work. */
export interface NamedDoctor {
  readonly name: string;
  /** Structure and town; an empty text when the directory knows none. */
  readonly place: string;
}

/** The doctor with this national number (RPPS) in the directory, or nothing. */
export async function doctorNamed(db: Database | Trx, rpps: string): Promise<NamedDoctor | undefined> {
  const found = await db
    .selectFrom('professional')
    .leftJoin('exercise', 'exercise.rpps', 'professional.rpps')
    .select(['given_name', 'family_name', 'structure', 'town'])
    .where('professional.rpps', '=', rpps)
    .orderBy('exercise.id')
    .executeTakeFirst();
  if (found === undefined) return undefined;
  const place = [found.structure, found.town].filter(part => part !== null && part !== '').join(', ');
  return { name: `${found.given_name} ${found.family_name}`, place };
}
