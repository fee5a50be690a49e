import type { World } from '../../world.ts';
import { otherPerson } from '../cda/other-person.ts';
import { readCdaInTurns } from '../cda/read.ts';
import { UnreadableCda } from '../cda/unreadable.ts';
import type { Refusal } from './refusal.ts';

/**
 * Why a health document (CDA) may not come into somebody's record: its patient is somebody else, or it cannot be read, so
 * that nobody knows whose it is. Nothing when it may.
 */
export async function refuseOtherCda(
  world: World,
  insuredId: string,
  bytes: Uint8Array,
): Promise<Refusal | undefined> {
  const owner = await world.register.find(insuredId);
  try {
    const { header } = await readCdaInTurns(Buffer.from(bytes));
    return owner === undefined || otherPerson(header.patient, owner) === undefined
      ? undefined
      : 'other-patient';
  } catch (error) {
    if (error instanceof UnreadableCda) return 'unreadable-cda';
    throw error;
  }
}
