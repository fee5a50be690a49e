import { createHash } from 'node:crypto';
import type { Provided } from '../../care-provide.ts';
import { type DocumentType, typeOf } from '../../document-types.ts';
import { mustBeOwn } from './author-number.ts';
import { FhirFault, type FhirIssue } from './faults.ts';
import { fromFhirId } from './ids.ts';
import type { Named, SentConcept, SentIdentifier, SentReference } from './schema.ts';
import { readLabels } from './security-labels.ts';
import { codeSystems, systemNamed } from './systems.ts';

/** A document as a bundle brings it: what is said of it, and its bytes. */
export interface DocumentIn {
  readonly said: SentReference;
  readonly bytes: Buffer;
  /** What leads to a resource of the bundle, by its address. */
  readonly byUrl: ReadonlyMap<string, Named>;
  /** Where it stands, as FHIRPath. */
  readonly at: string;
}

/** Whom a program writes for, and when. */
export interface Sending {
  readonly rpps: string;
  /** The day it is (YYYY-MM-DD). */
  readonly today: string;
  /** Until when a document is kept back that is said to be invisible to the patient. */
  readonly keptBackAtMost: Date;
}

/** What a document becomes here. @throws FhirFault */
export function readDocument(document: DocumentIn, sending: Sending): Provided {
  const { said, bytes, at } = document;
  if (said.status !== 'current') fault('business-rule', 'status: only « current » is taken.', `${at}.status`);
  mustBeOwn(document, sending.rpps);
  const type = readType(said, at);
  const labels = readLabels(said.securityLabel, at);
  const { attachment } = said.content[0] ?? { attachment: {} };
  const facility = readCode(said.context?.facilityType);
  const practice = readCode(said.context?.practiceSetting);
  const masters = [said.masterIdentifier, ...said.identifier].flatMap(one => readIdentifier(one) ?? []);
  const { contentType, language } = attachment;
  return {
    typeCode: type.code,
    day: readDay(said, sending.today, at),
    title: readTitle(said, type, at),
    ...{ bytes, isHidden: labels.isHidden, isSecret: labels.isSecret, replaces: readTarget(said, at) },
    keptBackUntil: labels.isKeptBack ? sending.keptBackAtMost : undefined,
    sent: {
      ...{ master: masters[0], others: masters.slice(1), confidentiality: labels.confidentiality },
      ...{
        hash: readHash(attachment, bytes, at),
        contentType,
        language,
        facility,
        practice,
      },
      period: said.context?.period,
    },
  };
}

function fault(code: FhirIssue['code'], text: string, at: string): never {
  throw new FhirFault({ code, text, at });
}

function readIdentifier(one: SentIdentifier | undefined): { system?: string; value: string } | undefined {
  const { system, value } = one ?? {};
  if (value === undefined || value.trim() === '') return undefined;
  return system === undefined ? { value } : { system, value };
}

function readCode(concept: SentConcept | undefined) {
  const { system, code, display } = concept?.coding[0] ?? {};
  if (system === undefined || code === undefined) return undefined;
  return display === undefined ? { system, code } : { system, code, display };
}

/** The type, of the national table of types that the DMP takes; its class must agree when it is said. */
function readType({ type, category }: SentReference, at: string): DocumentType {
  const known = (type?.coding ?? []).flatMap(({ system = '', code = '' }) => {
    const found = typeOf(code);
    return found?.inDmp && systemOfType(found) === systemNamed(system) ? [found] : [];
  });
  const [found] = known;
  if (found === undefined)
    return fault(
      'code-invalid',
      'type: one of the types that the DMP takes (JDV_J07, ASS_X16).',
      `${at}.type`,
    );
  const classes = category
    .flatMap(({ coding }) => coding)
    .filter(({ system = '' }) => systemNamed(system) === codeSystems.documentClass);
  if (classes.some(({ code }) => code !== found.classCode))
    fault('business-rule', 'category: another class than that of the type.', `${at}.category`);
  return found;
}

/** The list that the code of a type is from. */
export function systemOfType({ codeSystem }: DocumentType): string {
  if (codeSystem === 'LOINC') return codeSystems.loinc;
  return codeSystem === 'ASTM' ? codeSystems.astm : systemNamed(codeSystem);
}

/** The day that it is about: of the care, else of the document. No day is to come. */
function readDay({ context, content, date }: SentReference, today: string, at: string): string {
  const told = context?.period?.start ?? content[0]?.attachment.creation ?? date;
  if (told === undefined) return today;
  const day = /^\d{4}-\d\d-\d\d(?=T|$)/.exec(told)?.[0];
  if (day === undefined || Number.isNaN(Date.parse(told)) || new Date(day).toISOString().slice(0, 10) !== day)
    return fault('value', 'A whole date: YYYY-MM-DD, with its hour or without.', at);
  // Somewhere else it may be tomorrow already.
  if (Date.parse(day) > Date.parse(today) + 86_400_000) fault('value', 'This date has not come yet.', at);
  return day;
}

const longestTitle = 200;

function readTitle({ content, description }: SentReference, type: DocumentType, at: string): string {
  const title = (content[0]?.attachment.title ?? description ?? type.label).replace(/\p{Cc}+/gu, ' ').trim();
  if (title.length > longestTitle)
    fault('too-long', `A title has ${longestTitle} characters at most.`, `${at}.content[0].attachment.title`);
  return title === '' ? type.label : title;
}

/** The SHA-1 of the bytes, in base64; what is said of them must be so. */
function readHash(
  { size, hash }: SentReference['content'][number]['attachment'],
  bytes: Buffer,
  at: string,
): string {
  const real = createHash('sha1').update(bytes).digest();
  const path = `${at}.content[0].attachment`;
  if (size !== undefined && size !== bytes.length)
    fault('value', 'size: the Binary has another size.', `${path}.size`);
  const isSame = [real.toString('base64'), real.toString('hex')].includes(hash ?? real.toString('base64'));
  if (!isSame) fault('value', 'hash: not the SHA-1 of the Binary.', `${path}.hash`);
  return real.toString('base64');
}

/** The document that it is a new version of. */
function readTarget({ relatesTo }: SentReference, at: string): Provided['replaces'] {
  const [relation, ...others] = relatesTo;
  if (relation === undefined) return undefined;
  if (others.length > 0 || relation.code !== 'replaces')
    fault('not-supported', 'relatesTo: one « replaces » at most.', `${at}.relatesTo`);
  const { reference = '', identifier } = relation.target;
  const id = /(?:^|\/)DocumentReference\/([A-Za-z0-9.-]{22})(?:\/_history\/\d+)?$/.exec(reference)?.[1];
  const named = readIdentifier(identifier);
  if (id !== undefined) return { id: fromFhirId(id) };
  if (named !== undefined) return { identifier: named };
  return fault(
    'value',
    'relatesTo.target: DocumentReference/id, or an identifier.',
    `${at}.relatesTo[0].target`,
  );
}
