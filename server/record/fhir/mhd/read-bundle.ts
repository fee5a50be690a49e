import type { z } from 'zod';
import type { Provided } from '../../care-provide.ts';
import { FhirFault } from './faults.ts';
import { type Around, numbersOf } from './patient-number.ts';
import { readDocument, type Sending } from './read-document.ts';
import {
  binarySchema,
  bundleSchema,
  documentSchema,
  listSchema,
  type Named,
  patientSchema,
  type SentBundle,
  type SentReference,
} from './schema.ts';

/** What a bundle brings: the patient's number, the documents, and the place of each among its entries. */
export interface ReadBundle {
  readonly nir: string;
  readonly documents: readonly Provided[];
  readonly places: readonly number[];
  /** The same of the bytes of each document. */
  readonly binaries: readonly number[];
  /** The kind of each entry, in their order: a transaction answers each. */
  readonly kinds: readonly string[];
}

/** How many documents one bundle may bring. */
export const mostDocuments = 20;

/** What may be in a bundle: a set of documents, what is said of each, their bytes, and the patient. */
const kindsTaken = ['List', 'DocumentReference', 'Binary', 'Patient'];

/**
 * Reads a bundle of « Provide Document Bundle » (IHE MHD 4.2, ITI-65). @throws FhirFault telling what is wrong and where:
 * a document without its bytes, numbers of more than one patient, …
 */
export function readBundle(body: unknown, how: Sending & { readonly isDemo: boolean }): ReadBundle {
  const bundle = parse(bundleSchema, body, 'Bundle');
  if (bundle.type !== 'transaction')
    throw new FhirFault({ code: 'value', text: 'type: a transaction (ITI-65).', at: 'Bundle.type' });
  mustBeTaken(bundle);
  const around = { isDemo: how.isDemo, byUrl: byUrl(bundle) };
  const numbers: string[] = [];
  const documents: Provided[] = [];
  const places: number[] = [];
  const binaries: number[] = [];
  for (const [place, { resource }] of bundle.entry.entries()) {
    const at = `Bundle.entry[${place}].resource`;
    if (resource.resourceType === 'Patient')
      numbers.push(
        ...numbersOf(
          { reference: '#own' },
          { ...around, contained: [{ ...patientSchema.parse(resource), id: 'own' }] },
          at,
        ),
      );
    if (resource.resourceType === 'List') {
      const list = parse(listSchema, resource, at);
      numbers.push(...numbersOf(list.subject, { ...around, contained: list.contained }, `${at}.subject`));
    }
    if (resource.resourceType !== 'DocumentReference') continue;
    const said = parse(documentSchema, resource, at);
    numbers.push(...numbersOfDocument(said, around, at));
    const binary = bytesOf(said, bundle, at);
    // Each is read whole into memory: one that is named by many documents would be read as many times.
    if (binaries.includes(binary.place))
      throw new FhirFault({ code: 'business-rule', text: 'A Binary belongs to one document.', at });
    documents.push(readDocument({ said, at, byUrl: around.byUrl, bytes: binary.bytes }, how));
    binaries.push(binary.place);
    places.push(place);
  }
  mustBeApart(documents);
  return {
    nir: oneOf(numbers),
    documents,
    places,
    binaries,
    kinds: bundle.entry.map(({ resource }) => resource.resourceType),
  };
}

/** @throws FhirFault that names where something is not as FHIR says, and holds nothing of what was sent */
function parse<Read>(schema: z.ZodType<Read>, value: unknown, at: string): Read {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const path = read.error.issues[0]?.path ?? [];
  const where = path.map(part => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  throw new FhirFault(
    { code: 'structure', text: 'Missing, too much, or not as FHIR R4 says.', at: at + where },
    400,
  );
}

function mustBeTaken({ entry }: SentBundle): void {
  for (const [place, { resource, request }] of entry.entries()) {
    const at = `Bundle.entry[${place}]`;
    const isTaken = kindsTaken.includes(resource.resourceType) && (request?.method ?? 'POST') === 'POST';
    if (!isTaken)
      throw new FhirFault({ code: 'not-supported', text: `POST of ${kindsTaken.join(', ')} alone.`, at });
  }
  const count = entry.filter(({ resource }) => resource.resourceType === 'DocumentReference').length;
  if (count === 0)
    throw new FhirFault({ code: 'required', text: 'No DocumentReference.', at: 'Bundle.entry' });
  if (count > mostDocuments)
    throw new FhirFault({
      code: 'too-long',
      text: `${mostDocuments} documents at most.`,
      at: 'Bundle.entry',
    });
}

/** The patients and authors of a bundle, by their addresses in it. */
function byUrl({ entry }: SentBundle): Map<string, Named> {
  return new Map(
    entry.flatMap(({ fullUrl, resource }) => {
      const read = patientSchema.safeParse(resource);
      return fullUrl === undefined || !read.success ? [] : [[fullUrl, read.data] as const];
    }),
  );
}

function numbersOfDocument(said: SentReference, around: Omit<Around, 'contained'>, at: string): string[] {
  const within = { ...around, contained: said.contained };
  const source = said.context?.sourcePatientInfo;
  return [
    ...numbersOf(said.subject, within, `${at}.subject`),
    ...numbersOf(source, within, `${at}.context.sourcePatientInfo`),
  ];
}

function oneOf(numbers: readonly string[]): string {
  const [nir, ...others] = new Set(numbers);
  if (nir === undefined)
    throw new FhirFault({
      code: 'required',
      text: 'No patient: subject with the INS number.',
      at: 'Bundle.entry',
    });
  if (others.length > 0)
    throw new FhirFault({
      code: 'business-rule',
      text: 'Numbers of more than one patient in this bundle.',
      at: 'Bundle.entry',
    });
  return nir;
}

/** The bytes that a document leads to, in the bundle itself. */
function bytesOf(
  { content }: SentReference,
  { entry }: SentBundle,
  at: string,
): { bytes: Buffer; place: number } {
  const url = content[0]?.attachment.url;
  const path = `${at}.content[0].attachment.url`;
  // The French profile writes « Binary/id » beside the address in the bundle.
  const names = ({ fullUrl, resource }: SentBundle['entry'][number]) => [fullUrl, `Binary/${resource.id}`];
  const place = url === undefined ? -1 : entry.findIndex(one => names(one).includes(url));
  const found = entry[place]?.resource;
  const missing = { code: 'required', text: 'No Binary with this address in the bundle.', at: path } as const;
  if (found?.resourceType !== 'Binary') throw new FhirFault(missing);
  const { data } = parse(binarySchema, found, `Bundle.entry[${place}].resource`);
  const bytes = Buffer.from(data, 'base64');
  // What is no base64 is left out by the reading: then less comes out than went in.
  const isWhole = Math.ceil(bytes.length / 3) * 4 === data.replace(/\s+/g, '').length;
  if (bytes.length > 0 && isWhole) return { bytes, place };
  const where = `Bundle.entry[${place}].resource.data`;
  throw new FhirFault({ code: 'value', text: 'data: base64, and not empty.', at: where });
}

/** Two documents of one bundle under the same identifier would be one. */
function mustBeApart(documents: readonly Provided[]): void {
  const masters = documents.flatMap(({ sent }) =>
    sent.master === undefined ? [] : JSON.stringify(sent.master),
  );
  if (new Set(masters).size === masters.length) return;
  throw new FhirFault({ code: 'duplicate', text: 'Two documents under one identifier.', at: 'Bundle.entry' });
}
