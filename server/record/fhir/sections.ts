import type { Information, ItemOf } from '../information.ts';
import type { InformationKind } from '../information-kinds.ts';
import { allergyOf } from './allergy.ts';
import { illnessOf, needOf } from './condition.ts';
import { directivesOf } from './directives.ts';
import { vaccinationOf } from './immunization.ts';
import type { Told } from './items.ts';
import { bloodGroupOf, resultOf } from './laboratory.ts';
import { treatmentOf } from './medication.ts';
import { operationOf } from './procedure.ts';
import type { Reference, Resource } from './types.ts';
import { isVitalSign, vitalSignOf } from './vital-signs.ts';

export type SectionName =
  | 'medications'
  | 'allergies'
  | 'problems'
  | 'immunizations'
  | 'procedures'
  | 'results'
  | 'vital-signs'
  | 'functional-status'
  | 'directives'
  | 'story'
  | 'encounters';

/** A section of the summary, with the code and label that LOINC gives it. */
export interface SectionKind {
  readonly name: SectionName;
  readonly code: string;
  readonly label: string;
  /** It is there even when nothing is known (IPS 2.0.0, Composition). */
  readonly isRequired?: true;
}

export const sections: readonly SectionKind[] = [
  { name: 'medications', code: '10160-0', label: 'History of Medication use Narrative', isRequired: true },
  { name: 'allergies', code: '48765-2', label: 'Allergies and adverse reactions Document', isRequired: true },
  { name: 'problems', code: '11450-4', label: 'Problem list - Reported', isRequired: true },
  { name: 'immunizations', code: '11369-6', label: 'History of Immunization note' },
  { name: 'procedures', code: '47519-4', label: 'History of Procedures Document' },
  { name: 'results', code: '30954-2', label: 'Relevant diagnostic tests/laboratory data note' },
  { name: 'vital-signs', code: '8716-3', label: 'Vital signs note' },
  { name: 'functional-status', code: '47420-5', label: 'Functional status assessment note' },
  { name: 'directives', code: '42348-3', label: 'Advance healthcare directives' },
  { name: 'story', code: '81338-6', label: 'Patient Goals, preferences, and priorities for care experience' },
  { name: 'encounters', code: '46240-8', label: 'History of Hospitalizations+Outpatient visits Narrative' },
];

/** What each section holds as data; the others hold words alone. */
export function resourcesOf(
  information: Information,
  patient: Reference,
): Partial<Record<SectionName, readonly Resource[]>> {
  const each = <Kind extends InformationKind>(
    kind: Kind,
    make: (told: { item: ItemOf<Kind>; patient: Reference }) => Resource,
  ): Resource[] => information.of(kind).map(item => make({ item, patient }));
  const measures: Told<'measure'>[] = information.of('measure').map(item => ({ item, patient }));
  const results = measures.filter(told => !isVitalSign(told)).map(resultOf);
  return {
    medications: each('treatment', treatmentOf),
    allergies: each('allergy', allergyOf),
    problems: each('illness', illnessOf),
    immunizations: each('vaccination', vaccinationOf),
    procedures: each('operation', operationOf),
    results: [...each('blood-group', bloodGroupOf), ...results],
    'vital-signs': measures.filter(isVitalSign).map(vitalSignOf),
    'functional-status': each('handicap-needs', needOf),
    directives: each('directives', directivesOf),
  };
}
