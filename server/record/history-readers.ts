import { AccessError, type RecordAccess } from './records.ts';

/**
 * Who reads the history of a record: the patient and those who represent them; a caregiver whose grant says so (R11).
 */
export function mayReadHistory(access: Pick<RecordAccess, 'capacity'>, isGranted = false): boolean {
  return ['self', 'representative', 'guardian'].includes(access.capacity) || isGranted;
}

/** @throws AccessError for whom the history is not for */
export function onlyReaders(access: RecordAccess): void {
  if (!mayReadHistory(access)) throw new AccessError('The grant does not hold for the history.');
}
