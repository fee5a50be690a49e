import { inWords, ipsProfile } from './codes.ts';
import { idOf, noteOf, type Told, writtenAt } from './items.ts';
import { maybeText, notKnown } from './text.ts';
import type { MedicationStatement } from './types.ts';

/** A treatment that the patient says to take. Since when may be unknown: the profile wants to be told so. */
export function treatmentOf(told: Told<'treatment'>): MedicationStatement {
  const { name, dose, since, note } = told.item.data;
  const text = maybeText(dose);
  return {
    resourceType: 'MedicationStatement',
    id: idOf(told),
    meta: ipsProfile('MedicationStatement'),
    status: 'active',
    medicationCodeableConcept: inWords(name),
    subject: told.patient,
    effectivePeriod: since === '' ? notKnown : { start: since },
    dateAsserted: writtenAt(told),
    informationSource: told.patient,
    ...(text === undefined ? {} : { dosage: [{ text }] }),
    ...noteOf(note),
  };
}
