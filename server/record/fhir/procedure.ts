import { inWords, ipsProfile } from './codes.ts';
import { idOf, noteOf, type Told } from './items.ts';
import { maybeText, notKnown } from './text.ts';
import type { Procedure } from './types.ts';

/** An operation that the patient says to have had. */
export function operationOf(told: Told<'operation'>): Procedure {
  const { name, when, place, note } = told.item.data;
  const display = maybeText(place);
  return {
    resourceType: 'Procedure',
    id: idOf(told),
    meta: ipsProfile('Procedure'),
    status: 'completed',
    code: inWords(name),
    subject: told.patient,
    asserter: told.patient,
    ...(when === '' ? { performedPeriod: notKnown } : { performedDateTime: when }),
    ...(display === undefined ? {} : { location: { display } }),
    ...noteOf(note),
  };
}
