import { dateOf, periodOf } from './dates.ts';
import type { CdaAuthor, CdaHeader, CdaPatient } from './model.ts';
import { codeOf, identifiersOf, nameOf } from './people.ts';
import { at, attribute, childrenOf, textOf } from './tree.ts';
import type { XmlElement } from './xml.ts';

/** What a document says of itself: a part that is missing is simply not there. */
export function readHeader(document: XmlElement): CdaHeader {
  const title = at(document, 'title');
  const encounter = at(document, 'componentOf', 'encompassingEncounter');
  return {
    ...some('title', textOf(title)),
    ...some('titleNull', attribute(title, 'nullFlavor')),
    type: codeOf(at(document, 'code')),
    ...some('language', languageOf(document)),
    ...some('at', dateOf(at(document, 'effectiveTime'))),
    confidentiality: codeOf(at(document, 'confidentialityCode')),
    ...some('version', attribute(at(document, 'versionNumber'), 'value')),
    patient: readPatient(at(document, 'recordTarget', 'patientRole')),
    authors: childrenOf(document, 'author').map(readAuthor),
    ...some(
      'custodian',
      textOf(at(document, 'custodian', 'assignedCustodian', 'representedCustodianOrganization', 'name')),
    ),
    ...some('place', placeOf(at(encounter, 'location', 'healthCareFacility'))),
    care: periodOf(at(encounter, 'effectiveTime')),
  };
}

/** A property that is left out when it has no value. */
function some<Name extends string, Value>(name: Name, value: Value | undefined): { [Key in Name]?: Value } {
  const property: { [Key in Name]?: Value } = {};
  if (value !== undefined) property[name] = value;
  return property;
}

function languageOf(document: XmlElement): string | undefined {
  const code = attribute(at(document, 'languageCode'), 'code');
  return code !== undefined && /^[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*$/.test(code) ? code : undefined;
}

function readPatient(role: XmlElement | undefined): CdaPatient {
  const patient = at(role, 'patient');
  const birth = at(patient, 'birthTime');
  return {
    name: nameOf(at(patient, 'name')),
    ...some('birth', dateOf(birth)),
    ...some('birthNull', attribute(birth, 'nullFlavor')),
    sex: codeOf(at(patient, 'administrativeGenderCode')),
    identifiers: identifiersOf(role),
  };
}

function readAuthor(author: XmlElement): CdaAuthor {
  const assigned = at(author, 'assignedAuthor');
  const device = at(assigned, 'assignedAuthoringDevice');
  const time = at(author, 'time');
  return {
    name: nameOf(at(assigned, 'assignedPerson', 'name')),
    ...some('device', textOf(at(device, 'softwareName')) ?? textOf(at(device, 'manufacturerModelName'))),
    profession: codeOf(at(assigned, 'code')),
    role: codeOf(at(author, 'functionCode')),
    ...some('organisation', textOf(at(assigned, 'representedOrganization', 'name'))),
    ...some('at', dateOf(time) ?? dateOf(at(time, 'low'))),
    identifiers: identifiersOf(assigned),
  };
}

/** Its name with its town, or the kind of place it is. */
function placeOf(facility: XmlElement | undefined): string | undefined {
  const place = at(facility, 'location');
  const name = textOf(at(place, 'name')) ?? textOf(at(facility, 'serviceProviderOrganization', 'name'));
  const town = textOf(at(place, 'addr', 'city'));
  const named = [name ?? codeOf(at(facility, 'code')).label, town].filter(found => found !== undefined);
  return named.join(', ') || undefined;
}
