import { coded, inWords, ipsProfile } from './codes.ts';
import { idOf, noteOf, type Told, writtenAt } from './items.ts';
import { maybeText } from './text.ts';
import type { AllergyIntolerance } from './types.ts';

/** An allergy as the patient tells it: nobody has proven it, and « it can put my life in danger » is a high risk. */
export function allergyOf(told: Told<'allergy'>): AllergyIntolerance {
  const { name, reaction, danger, note } = told.item.data;
  const isSaid = maybeText(reaction) !== undefined;
  return {
    resourceType: 'AllergyIntolerance',
    id: idOf(told),
    meta: ipsProfile('AllergyIntolerance'),
    clinicalStatus: coded('allergyStatus', 'active', 'Active'),
    verificationStatus: coded('allergyProof', 'unconfirmed', 'Unconfirmed'),
    ...(danger ? { criticality: 'high' as const } : {}),
    code: inWords(name),
    patient: told.patient,
    recordedDate: writtenAt(told),
    asserter: told.patient,
    ...(isSaid ? { reaction: [{ manifestation: [inWords(reaction)] }] } : {}),
    ...noteOf(note),
  };
}
