import { documentClasses, typeOf } from '../../document-types.ts';
import type { Document, DocumentFormat } from '../../documents.ts';
import type { Sent, SentWords } from '../../sent-documents.ts';
import { plainText } from '../text.ts';
import type { CodeableConcept } from '../types.ts';
import { type PatientNumber, peopleOf } from './author-resource.ts';
import { toFhirId } from './ids.ts';
import { systemOfType } from './read-document.ts';
import { labelsOf } from './security-labels.ts';
import { codeSystems } from './systems.ts';
import type { AnyIdentifier, DocumentReference } from './types.ts';

/** What the bytes of a document are, as MIME type. */
export const mimeTypes: Readonly<Record<DocumentFormat, string>> = {
  pdf: 'application/pdf',
  jpeg: 'image/jpeg',
  png: 'image/png',
  text: 'text/plain; charset=utf-8',
  cda: 'text/xml',
};

/** How a document is shown to a program. `base`: the address of the interface; `now`: the instant (ISO 8601). */
export interface Showing {
  readonly base: string;
  readonly now: string;
  readonly patient: PatientNumber;
  readonly sent: Sent | undefined;
}

/** The address of the bytes of a document, which is that of one version alone. */
export const binaryPath = ({ content }: Pick<Document, 'content'>): string =>
  `/Binary/${toFhirId(content.id)}`;

/** A document as a DocumentReference (MHD 4.2), in the version that is shown. */
export function documentResource(
  document: Document,
  { base, now, patient, sent }: Showing,
): DocumentReference {
  const { id, version, author } = document;
  const { words } = sent ?? {};
  const people = peopleOf(author, patient);
  const subject = { reference: '#patient' } as const;
  const target =
    sent?.before === undefined
      ? { reference: `DocumentReference/${toFhirId(id)}/_history/${version - 1}` }
      : { identifier: identifierOf(sent.before) };
  return {
    resourceType: 'DocumentReference',
    id: toFhirId(id),
    contained: people.contained,
    ...identifiersOf(words),
    ...{ status: 'current', ...typed(document), subject },
    date: document.changedAt.toISOString(),
    author: [people.author],
    ...(version > 1 && { relatesTo: [{ code: 'replaces', target }] }),
    securityLabel: labelsOf(document, { now, confidentiality: words?.confidentiality ?? 'N' }),
    content: [{ attachment: attachmentOf(document, base, words) }],
    context: {
      ...(words?.facility && { facilityType: { coding: [words.facility] } }),
      ...(words?.practice && { practiceSetting: { coding: [words.practice] } }),
      period: periodOf(document, words),
      sourcePatientInfo: subject,
    },
  } as DocumentReference;
}

function identifierOf({ system, value }: NonNullable<SentWords['master']>): AnyIdentifier {
  return system === undefined ? { value } : { system, value };
}

function identifiersOf(
  words: SentWords | undefined,
): Pick<DocumentReference, 'masterIdentifier' | 'identifier'> {
  if (words?.master === undefined) return {};
  const others = words.others.map(identifierOf);
  return { masterIdentifier: identifierOf(words.master), ...(others.length > 0 && { identifier: others }) };
}

/** Its type and its class, with the official French labels. */
function typed({ typeCode, classCode }: Document): Pick<DocumentReference, 'type' | 'category'> {
  const known = typeOf(typeCode);
  const display = documentClasses.find(({ code }) => code === classCode)?.label;
  const system = known === undefined ? codeSystems.documentType : systemOfType(known);
  const type: CodeableConcept = {
    coding: [{ system, code: typeCode, ...(known !== undefined && { display: known.label }) }],
  };
  const category: CodeableConcept = {
    coding: [
      { system: codeSystems.documentClass, code: classCode, ...(display !== undefined && { display }) },
    ],
  };
  return { type, category: [category] };
}

/** The hash is told where it is known: of what programs sent. To make it, a file would have to be read whole. */
function attachmentOf(document: Document, base: string, words: SentWords | undefined) {
  return {
    contentType: mimeTypes[document.format],
    ...(words?.language !== undefined && { language: words.language }),
    url: `${base}${binaryPath(document)}`,
    size: document.content.bytes,
    ...(words?.hash !== undefined && { hash: words.hash }),
    title: plainText(document.title),
    creation: document.day,
  };
}

function periodOf({ day }: Document, words: SentWords | undefined): DocumentReference['context']['period'] {
  const { start = day, end } = words?.period ?? {};
  return end === undefined ? { start } : { start, end };
}
