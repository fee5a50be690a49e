import { doctorNamed, type NamedDoctor } from '../registries/doctor-store.ts';
import type { World } from '../world.ts';
import type { RecordAccess } from './records.ts';

/** Whom a record is about, as the registers know them. */
export interface Owner {
  readonly name: string;
  /** YYYY-MM-DD */
  readonly birthDate: string;
  readonly doctor: NamedDoctor | undefined;
}

/** Reads from the registers whom a record is about, with their treating doctor. */
export async function ownerOf(world: World, { insuredId }: Pick<RecordAccess, 'insuredId'>): Promise<Owner> {
  const person = await world.register.find(insuredId);
  const rpps = person?.treatingDoctor ?? undefined;
  return {
    name: `${person?.givenName ?? ''} ${person?.familyName ?? ''}`.trim(),
    birthDate: person?.birthDate ?? '',
    doctor: rpps === undefined ? undefined : await doctorNamed(world.db, rpps),
  };
}
