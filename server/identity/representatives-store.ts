import type { Tables, Trx } from '../storage/tables.ts';

export type RepresentativeRow = Tables['record_representative'];

export async function insertRepresentative(trx: Trx, row: RepresentativeRow): Promise<void> {
  await trx.insertInto('record_representative').values(row).execute();
}

/** The minors to whose records this person has consented, as far as they are minors still. */
export async function childrenRepresented(
  trx: Trx,
  { insuredId, now }: { insuredId: string; now: string },
): Promise<RepresentativeRow[]> {
  return trx
    .selectFrom('record_representative')
    .selectAll()
    .where('insured_id', '=', insuredId)
    .where('until', '>', now)
    .execute();
}
