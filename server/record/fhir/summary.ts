import type { RecordExport } from '../export.ts';
import { coded, ipsProfile } from './codes.ts';
import type { Bundle, Composition, CompositionSection } from './document-types.ts';
import { patientOf } from './patient.ts';
import { assemblerOf, doctorOf, keeperOf } from './publisher.ts';
import { entryOf, referenceTo, uuidOf } from './references.ts';
import { resourcesOf, type SectionKind, type SectionName, sections } from './sections.ts';
import { narrative, plainText, type Reading } from './text.ts';
import type { Resource } from './types.ts';

/** What a summary says to people, in one language: FHIR wants each section readable without a program. */
export interface SummaryWords extends Reading {
  readonly title: string;
  /** For a section of which nothing is known. */
  readonly nothing: string;
  readonly sections: Readonly<
    Record<SectionName, { readonly title: string; readonly lines: readonly string[] }>
  >;
}

/** Who puts the summary together, and for whom. */
export interface SummaryFrame {
  readonly recordId: string;
  /** Who runs the site. */
  readonly keeper: string;
  readonly isTest: boolean;
  readonly words: SummaryWords;
}

/**
 * A record as an International Patient Summary (HL7, 2.0.0): a FHIR R4 bundle that is a document. What people wrote has no
 * codes and is given none; of what is not known, the summary says that it is not known.
 */
export function summaryOf(exported: RecordExport, frame: SummaryFrame): Bundle {
  const { owner, doctor, information, at } = exported;
  const { words, recordId, isTest } = frame;
  const keeper = keeperOf(frame.keeper);
  const assembler = assemblerOf(keeper.id);
  const practitioners = doctor === undefined ? [] : [doctorOf(doctor)];
  const patient = patientOf({
    id: uuidOf('record', recordId),
    ...{ owner, information, isTest, language: owner.language },
    doctors: practitioners.map(({ id }) => referenceTo(id)),
  });
  const resources = resourcesOf(information, referenceTo(patient.id));
  const composition = compositionOf({
    id: uuidOf('composition', `${recordId}:${at.toISOString()}`),
    ...{ at, words, resources },
    ids: { patient: patient.id, assembler: assembler.id, keeper: keeper.id },
  });
  const told = sections.flatMap(({ name }) => resources[name] ?? []);
  const all = [composition, patient, ...told, ...practitioners, assembler, keeper];
  return bundleOf(all, { id: uuidOf('summary', `${recordId}:${at.toISOString()}`), at, words });
}

/** Resources as a document: the first of them is its composition. */
function bundleOf(
  resources: readonly Resource[],
  { id, at, words }: { id: string; at: Date; words: SummaryWords },
): Bundle {
  return {
    resourceType: 'Bundle',
    id,
    meta: ipsProfile('Bundle'),
    language: words.language,
    identifier: { system: 'urn:ietf:rfc:3986', value: `urn:uuid:${id}` },
    type: 'document',
    timestamp: at.toISOString(),
    entry: resources.map(entryOf),
  };
}

interface Composed {
  readonly id: string;
  readonly at: Date;
  readonly words: SummaryWords;
  readonly resources: Partial<Record<SectionName, readonly Resource[]>>;
  readonly ids: { readonly patient: string; readonly assembler: string; readonly keeper: string };
}

function compositionOf({ id, at, words, resources, ids }: Composed): Composition {
  return {
    resourceType: 'Composition',
    id,
    meta: ipsProfile('Composition'),
    language: words.language,
    status: 'final',
    type: coded('loinc', '60591-5', 'Patient summary Document'),
    subject: referenceTo(ids.patient),
    date: at.toISOString(),
    author: [referenceTo(ids.assembler)],
    title: plainText(words.title),
    confidentiality: 'N',
    custodian: referenceTo(ids.keeper),
    section: sections.flatMap(kind => sectionOf(kind, words, resources[kind.name] ?? [])),
  };
}

/** A section with its words and its data; a required one of which nothing is known says so, another one is left out. */
function sectionOf(
  { name, code, label, isRequired }: SectionKind,
  words: SummaryWords,
  resources: readonly Resource[],
): CompositionSection[] {
  const { title, lines } = words.sections[name];
  const section = { title: plainText(title), code: coded('loinc', code, label) };
  if (resources.length > 0) {
    const entry = resources.map(resource => referenceTo(resource.id));
    return [{ ...section, text: narrative(lines, words), entry }];
  }
  if (lines.length > 0 && isRequired !== true) return [{ ...section, text: narrative(lines, words) }];
  if (isRequired !== true) return [];
  const emptyReason = coded('emptyReason', 'unavailable', 'Unavailable');
  return [{ ...section, text: narrative([words.nothing], words), emptyReason }];
}
