import { inWords, ipsProfile } from './codes.ts';
import { idOf, noteOf, type Told, writtenAt } from './items.ts';
import type { Condition } from './types.ts';

/**
 * An illness as the patient tells it. The page takes illnesses that one has and those that one has had alike: whether it is
 * over is not known, and not said.
 */
export function illnessOf(told: Told<'illness'>): Condition {
  const { name, since, note } = told.item.data;
  return {
    ...conditionOf(told, name),
    ...(since === '' ? {} : { onsetDateTime: since }),
    ...noteOf(note),
  };
}

/** What a person needs because of a handicap. */
export function needOf(told: Told<'handicap-needs'>): Condition {
  const { name, note } = told.item.data;
  return { ...conditionOf(told, name), ...noteOf(note) };
}

function conditionOf(told: Told<'illness' | 'handicap-needs'>, name: string): Condition {
  return {
    resourceType: 'Condition',
    id: idOf(told),
    meta: ipsProfile('Condition'),
    code: inWords(name),
    subject: told.patient,
    recordedDate: writtenAt(told),
    asserter: told.patient,
  };
}
