import type { Database } from '../storage/dialect.ts';
import type { Trx } from '../storage/tables.ts';

/** A professional as the directory names them. */
export interface Professional {
  readonly rpps: string;
  readonly name: string;
  readonly profession: { readonly system: string; readonly code: string };
  /** Where they work, and as what. */
  readonly places: readonly WorkPlace[];
}

/** One place where a professional works. */
export interface WorkPlace {
  readonly exerciseId: string;
  readonly specialty: string | null;
  readonly structure: string;
  readonly town: string;
}

/** The professionals of the directory with these numbers (RPPS), by number; who has left the directory is not there. */
export async function professionalsNamed(
  db: Database | Trx,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, Professional>> {
  if (numbers.length === 0) return new Map();
  const people = await db
    .selectFrom('professional')
    .selectAll()
    .where('rpps', 'in', [...numbers])
    .execute();
  const work = await db
    .selectFrom('exercise')
    .select(['id', 'rpps', 'specialty', 'structure', 'town'])
    .where('rpps', 'in', [...numbers])
    .orderBy('id')
    .execute();
  return new Map(
    people.map(({ rpps, given_name, family_name, profession_system, profession }) => {
      const places = work
        .filter(place => place.rpps === rpps)
        .map(({ id, specialty, structure, town }) => ({ exerciseId: id, specialty, structure, town }));
      const name = `${given_name} ${family_name}`;
      return [rpps, { rpps, name, profession: { system: profession_system, code: profession }, places }];
    }),
  );
}

/** The professional with this number in the directory, or nothing. */
export async function professionalNamed(db: Database | Trx, rpps: string): Promise<Professional | undefined> {
  return (await professionalsNamed(db, [rpps])).get(rpps);
}

/** Whether somebody of the directory is a doctor: only a doctor is a treating doctor. */
export function isDoctor({ profession }: Professional): boolean {
  return profession.system === 'TRE_G15' && profession.code === '10';
}
