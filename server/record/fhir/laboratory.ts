import type { DataOf } from '../information.ts';
import type { MeasureUnit } from '../measures.ts';
import { coded, ipsProfile, lists, quantity } from './codes.ts';
import { noteOf, type Told } from './items.ts';
import { observationOf } from './observation.ts';
import { notKnown } from './text.ts';
import type { CodeableConcept, Observation } from './types.ts';

const [profile = ''] = ipsProfile('Observation-results-laboratory-pathology').profile;

/** The LOINC code of a result says what kind of unit it is in. */
const glucose = {
  mass: coded('loinc', '2339-0', 'Glucose [Mass/volume] in Blood'),
  amount: coded('loinc', '15074-8', 'Glucose [Moles/volume] in Blood'),
} as const;
const hba1c = {
  percent: coded('loinc', '4548-4', 'Hemoglobin A1c/Hemoglobin.total in Blood'),
  amount: coded('loinc', '59261-8', 'Hemoglobin A1c/Hemoglobin.total in Blood by IFCC protocol'),
} as const;

function codeOf({ measure, unit }: { measure: string; unit: MeasureUnit }): CodeableConcept {
  if (measure === 'glucose') return unit === 'mmol/L' ? glucose.amount : glucose.mass;
  return unit === 'mmol/mol' ? hba1c.amount : hba1c.percent;
}

/** A glucose or an HbA1c. The units that are kept are written as UCUM writes them. */
export function resultOf(told: Told<'measure'>): Observation {
  const { value, unit, when, note } = told.item.data;
  const observation = observationOf(told, {
    profile,
    category: 'laboratory',
    code: codeOf(told.item.data),
    when,
  });
  return { ...observation, valueQuantity: quantity(value, unit, unit), ...noteOf(note) };
}

/** Of SNOMED CT, in the set that anybody may use for a patient summary. */
const groups: Readonly<Record<DataOf<'blood-group'>['group'], readonly [code: string, label: string]>> = {
  'A+': ['278149003', 'Blood group A Rh(D) positive'],
  'A-': ['278152006', 'Blood group A Rh(D) negative'],
  'B+': ['278150003', 'Blood group B Rh(D) positive'],
  'B-': ['278153001', 'Blood group B Rh(D) negative'],
  'AB+': ['278151004', 'Blood group AB Rh(D) positive'],
  'AB-': ['278154007', 'Blood group AB Rh(D) negative'],
  'O+': ['278147001', 'Blood group O Rh(D) positive'],
  'O-': ['278148006', 'Blood group O Rh(D) negative'],
};

/** The blood group as the patient read it on a card. When it was tested nobody said. */
export function bloodGroupOf(told: Told<'blood-group'>): Observation {
  const { group } = told.item.data;
  const [code, display] = groups[group];
  return {
    ...observationOf(told, {
      profile,
      category: 'laboratory',
      code: coded('loinc', '882-1', 'ABO and Rh group [Type] in Blood'),
      when: notKnown,
    }),
    valueCodeableConcept: { coding: [{ system: lists.snomed, code, display }], text: group },
  };
}
