import { coded, quantity } from './codes.ts';
import { noteOf, type Told } from './items.ts';
import { observationOf } from './observation.ts';
import type { Observation } from './types.ts';

type VitalSign = 'weight' | 'height' | 'blood-pressure';

/** The profile of each, of FHIR itself, and the LOINC code that it fixes. */
const signs = {
  weight: { profile: 'bodyweight', code: '29463-7', label: 'Body weight' },
  height: { profile: 'bodyheight', code: '8302-2', label: 'Body height' },
  'blood-pressure': {
    profile: 'bp',
    code: '85354-9',
    label: 'Blood pressure panel with all children optional',
  },
} as const satisfies Record<VitalSign, object>;

export function isVitalSign({ item }: Told<'measure'>): boolean {
  return Object.hasOwn(signs, item.data.measure);
}

/** A weight, a height or a blood pressure, in the unit in which it is kept. @throws for another measure */
export function vitalSignOf(told: Told<'measure'>): Observation {
  const { measure, value, second, unit, when, note } = told.item.data;
  if (measure === 'glucose' || measure === 'hba1c') throw new Error(`${measure} is no vital sign.`);
  const { profile, code, label } = signs[measure];
  const observation = observationOf(told, {
    profile: `http://hl7.org/fhir/StructureDefinition/${profile}`,
    category: 'vital-signs',
    code: coded('loinc', code, label),
    when,
  });
  const measured =
    measure === 'blood-pressure'
      ? { component: pressures(value, second) }
      : { valueQuantity: quantity(value, unit, unit) };
  return { ...observation, ...measured, ...noteOf(note) };
}

function pressures(high: number, low: number | undefined) {
  const upper = {
    code: coded('loinc', '8480-6', 'Systolic blood pressure'),
    valueQuantity: quantity(high, 'mmHg', 'mm[Hg]'),
  };
  const code = coded('loinc', '8462-4', 'Diastolic blood pressure');
  if (low === undefined) {
    const reason = 'http://terminology.hl7.org/CodeSystem/data-absent-reason';
    const dataAbsentReason = { coding: [{ system: reason, code: 'unknown', display: 'Unknown' }] };
    return [upper, { code, dataAbsentReason }];
  }
  return [upper, { code, valueQuantity: quantity(low, 'mmHg', 'mm[Hg]') }];
}
