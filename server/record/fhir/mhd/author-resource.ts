import { nationalIdOf } from '../../../registries/rpps.ts';
import { specialtyOf } from '../../../registries/specialties.ts';
import type { DocumentAuthor } from '../../documents.ts';
import { maybeText, plainText } from '../text.ts';
import type { Resource } from '../types.ts';
import { numberSystems } from './systems.ts';
import type {
  ContainedDevice,
  ContainedOrganization,
  ContainedPatient,
  ContainedPerson,
  ContainedRole,
  NumberedReference,
} from './types.ts';

/** Whose number stands in a document, in the list it is of. */
export interface PatientNumber {
  readonly system: string;
  readonly value: string;
}

/** What a document holds of its patient and of who wrote it, and the reference to the author. */
export function peopleOf(
  author: DocumentAuthor,
  patient: PatientNumber,
): { readonly contained: Resource[]; readonly author: NumberedReference } {
  const owner: ContainedPatient = {
    resourceType: 'Patient',
    id: 'patient',
    identifier: [{ use: 'official', ...patient }],
  };
  if (author.kind === 'account') return { contained: [owner], author: { reference: '#patient' } };
  return { contained: [owner, ...authorOf(author)], author: { reference: '#author' } };
}

function authorOf(author: DocumentAuthor): Resource[] {
  const name = plainText(author.name || author.place || author.id);
  if (author.kind === 'software') {
    const device: ContainedDevice = {
      ...{ resourceType: 'Device', id: 'author' },
      deviceName: [{ name, type: 'other' }],
    };
    return [device];
  }
  if (author.kind === 'organisation') return [organization('author', name)];
  const place = maybeText(author.place);
  const person: ContainedPerson = {
    ...{ resourceType: 'Practitioner', id: 'practitioner' },
    identifier: [{ system: numberSystems.professionals, value: nationalIdOf(author.id) }],
    ...(author.name !== '' && { name: [{ text: plainText(author.name) }] }),
  };
  const specialty = author.specialty === undefined ? undefined : specialtyOf(author.specialty)?.label;
  const role: ContainedRole = {
    ...{ resourceType: 'PractitionerRole', id: 'author', practitioner: { reference: '#practitioner' } },
    ...(place !== undefined && { organization: { reference: '#organization' } }),
    ...(specialty !== undefined && { specialty: [{ text: specialty }] }),
  };
  return [person, ...(place === undefined ? [] : [organization('organization', place)]), role];
}

function organization(id: string, name: string): ContainedOrganization {
  return { resourceType: 'Organization', id, name };
}
