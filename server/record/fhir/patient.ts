import type { InsuredPerson } from '../../registries/register.ts';
import type { Information } from '../information.ts';
import { coded, ipsProfile } from './codes.ts';
import { maybeText, plainText } from './text.ts';
import type { ContactPoint, Identifier, Patient, PatientContact, Reference } from './types.ts';

/** The official lists of numbers (INS, register of OIDs of the national agency): the real one, and the one of tests. */
const insSystems = { real: 'urn:oid:1.2.250.1.213.1.4.8', test: 'urn:oid:1.2.250.1.213.1.4.10' } as const;

/** What is said of the person whom a summary is about. */
export interface AboutPatient {
  readonly id: string;
  readonly owner: InsuredPerson;
  readonly information: Information;
  readonly language: string;
  /** Nobody of the demonstration exists, and their numbers are of the list of tests. */
  readonly isTest: boolean;
  /** Who treats them; nobody when that is not known. */
  readonly doctors: readonly Reference[];
}

export function patientOf(about: AboutPatient): Patient {
  const { id, owner, information, language, isTest, doctors } = about;
  const telecom = [...contactPoint('phone', owner.phone ?? ''), ...contactPoint('email', owner.email ?? '')];
  const lines = owner.address.flatMap(line => maybeText(line) ?? []);
  const contact = contactsOf(information);
  return {
    resourceType: 'Patient',
    id,
    meta: ipsProfile('Patient'),
    identifier: [numberOf(owner, isTest)],
    name: [{ use: 'official', family: plainText(owner.familyName), given: [plainText(owner.givenName)] }],
    gender: owner.sex === 'F' ? 'female' : 'male',
    birthDate: owner.birthDate,
    communication: [
      { language: { coding: [{ system: 'urn:ietf:bcp:47', code: language }] }, preferred: true },
    ],
    ...(telecom.length > 0 ? { telecom } : {}),
    ...(lines.length > 0 ? { address: [{ use: 'home', line: lines }] } : {}),
    ...(contact.length > 0 ? { contact } : {}),
    ...(doctors.length > 0 ? { generalPractitioner: doctors } : {}),
  };
}

function numberOf({ nir }: InsuredPerson, isTest: boolean): Identifier {
  return {
    use: 'official',
    type: coded('identifierType', 'NI', 'National unique individual identifier'),
    system: isTest ? insSystems.test : insSystems.real,
    value: nir,
  };
}

/** The people to call, in their order, and the trusted person. */
function contactsOf(information: Information): PatientContact[] {
  const emergency = information.of('emergency-contact').map(({ data }) => ({
    relationship: [{ ...coded('contactRole', 'C', 'Emergency Contact'), ...wordsOf(data.relation) }],
    name: { text: plainText(data.name) },
    ...withTelecom(contactPoint('phone', data.phone)),
  }));
  const trusted = information.of('trusted-person').map(({ data }) => {
    const address = maybeText(data.address);
    return {
      relationship: [{ text: trustedPerson }, ...(maybeText(data.relation) ? [wordsOf(data.relation)] : [])],
      name: { text: plainText(data.name) },
      ...withTelecom([...contactPoint('phone', data.phone), ...contactPoint('email', data.email)]),
      ...(address === undefined ? {} : { address: { text: address } }),
    };
  });
  return [...emergency, ...trusted];
}

/** The name that French law gives to the one who speaks for a patient (code de la santé publique, L1111-6). */
const trustedPerson = 'Personne de confiance';

function wordsOf(text: string): { text?: string } {
  const said = maybeText(text);
  return said === undefined ? {} : { text: said };
}

function withTelecom(telecom: ContactPoint[]): { telecom?: ContactPoint[] } {
  return telecom.length > 0 ? { telecom } : {};
}

function contactPoint(system: 'phone' | 'email', text: string): ContactPoint[] {
  const value = maybeText(text);
  return value === undefined ? [] : [{ system, value }];
}
