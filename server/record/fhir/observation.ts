import type { InformationKind } from '../information-kinds.ts';
import { coded } from './codes.ts';
import { idOf, type Told, writtenAt } from './items.ts';
import type { CodeableConcept, Observation, Period } from './types.ts';

const categories = { 'vital-signs': 'Vital Signs', laboratory: 'Laboratory' } as const;

/** What all that was measured has in common. It was measured by the patient, or read by them on a result. */
export function observationOf(
  told: Told<InformationKind>,
  what: {
    readonly profile: string;
    readonly category: keyof typeof categories;
    readonly code: CodeableConcept;
    readonly when: string | Period;
  },
): Observation {
  const { profile, category, code, when } = what;
  return {
    resourceType: 'Observation',
    id: idOf(told),
    meta: { profile: [profile] },
    status: 'final',
    category: [coded('observationCategory', category, categories[category])],
    code,
    subject: told.patient,
    ...(typeof when === 'string' ? { effectiveDateTime: when } : { effectivePeriod: when }),
    issued: writtenAt(told),
    performer: [told.patient],
  };
}
