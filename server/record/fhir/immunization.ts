import { inWords, ipsProfile } from './codes.ts';
import { idOf, noteOf, type Told, writtenAt } from './items.ts';
import type { Immunization } from './types.ts';

/** A vaccine that the patient says to have had; nobody who gave it wrote it here. */
export function vaccinationOf(told: Told<'vaccination'>): Immunization {
  const { name, when, note } = told.item.data;
  return {
    resourceType: 'Immunization',
    id: idOf(told),
    meta: ipsProfile('Immunization'),
    status: 'completed',
    vaccineCode: inWords(name),
    patient: told.patient,
    ...(when === '' ? { occurrenceString: 'unknown' } : { occurrenceDateTime: when }),
    recorded: writtenAt(told),
    primarySource: false,
    ...noteOf(note),
  };
}
