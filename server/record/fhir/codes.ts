import { plainText } from './text.ts';
import type { CodeableConcept, Coding, Quantity } from './types.ts';

/** The lists that codes come from, by their official names. */
export const lists = {
  loinc: 'http://loinc.org',
  snomed: 'http://snomed.info/sct',
  ucum: 'http://unitsofmeasure.org',
  allergyStatus: 'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical',
  allergyProof: 'http://terminology.hl7.org/CodeSystem/allergyintolerance-verification',
  observationCategory: 'http://terminology.hl7.org/CodeSystem/observation-category',
  consentScope: 'http://terminology.hl7.org/CodeSystem/consentscope',
  consentCategory: 'http://terminology.hl7.org/CodeSystem/consentcategorycodes',
  contactRole: 'http://terminology.hl7.org/CodeSystem/v2-0131',
  identifierType: 'http://terminology.hl7.org/CodeSystem/v2-0203',
  emptyReason: 'http://terminology.hl7.org/CodeSystem/list-empty-reason',
  actClass: 'http://terminology.hl7.org/CodeSystem/v3-ActClass',
} as const;
export type CodeList = keyof typeof lists;

/** A code of a list, with its official English label. */
export function coding(list: CodeList, code: string, display: string): Coding {
  return { system: lists[list], code, display };
}

export function coded(list: CodeList, code: string, display: string): CodeableConcept {
  return { coding: [coding(list, code, display)] };
}

/** What a person wrote in their own words: there is no code for it, and none is guessed. */
export function inWords(text: string): CodeableConcept {
  return { text: plainText(text) };
}

/** A number with its unit, whose code is of UCUM. */
export function quantity(value: number, unit: string, code: string): Quantity {
  return { value, unit, system: lists.ucum, code };
}

/** The profile of the International Patient Summary (2.0.0) that a resource follows. */
export function ipsProfile(name: string): { profile: string[] } {
  return { profile: [`http://hl7.org/fhir/uv/ips/StructureDefinition/${name}-uv-ips`] };
}
