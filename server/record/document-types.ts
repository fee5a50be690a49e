import { keyOfCode, readReference, readTable } from '../registries/reference-table.ts';

/** A kind of document, as the national table describes it. */
export interface DocumentType {
  readonly code: string;
  /** `LOINC`, `ASTM`, or the OID of the agency's own codes. */
  readonly codeSystem: string;
  /** The official French label: exact, and hard to read. Pages say it in plain words (server/web/document-words.ts). */
  readonly label: string;
  /** Nothing for the few technical types that stand in no class. */
  readonly classCode: string | undefined;
  /** Whether the DMP takes documents of this type. */
  readonly inDmp: boolean;
}

/** One of the 11 classes, which are the categories of « Mes documents ». */
export interface DocumentClass {
  readonly code: string;
  /** The official French label. */
  readonly label: string;
}

/** The whole table, classes in the order in which a patient reads them. */
export interface DocumentTable {
  readonly types: readonly DocumentType[];
  readonly classes: readonly DocumentClass[];
}

/**
 * The order of the classes for a patient: what is looked for most comes first, papers of the administration last. Reports
 * (results of the laboratory among them), images, prescriptions, medicines handed over, medicines given, care plans,
 * summaries, certificates and vaccines, the patient's own words, refunds, administration.
 */
const classOrder = ['10', '31', '42', '43', '45', '44', '11', '52', '90', '60', '95'];

/** What the table writes for a type without a class: nothing, or 99 for the sheet that gives a document its looks. */
const noClass = ['', '99'];

const columns = ['code', 'codeSystem', 'label', 'classCode', 'classLabel', 'inDmp'] as const;
type Row = Record<(typeof columns)[number], string>;

/**
 * Reads the table of document types: nomenclatures of the national digital-health agency (JDV_J07_XdsTypeCode_CISIS and
 * the association ASS_X16, « accepted by the DMP »), fetched on 2026-11-22.
 * @throws when a code stands twice, two codes give the same key, a class is unknown, has two labels or no type, or a
 *   value is missing; the message names the code
 */
export function readDocumentTypes(text: string): DocumentTable {
  const rows = readTable(text, columns);
  refuseTwins(rows);
  const types = rows.map(toType);
  return { types, classes: classOrder.map(code => toClass(code, rows)) };
}

function fail(problem: string): never {
  throw new Error(`dmp-document-types.tsv: ${problem}.`);
}

function refuseTwins(rows: readonly Row[]): void {
  const met = new Map<string, string>();
  for (const { code } of rows) {
    const other = met.get(typeKey(code));
    if (other === code) fail(`the code ${code} stands twice`);
    if (other !== undefined) fail(`the codes ${other} and ${code} give the same key`);
    met.set(typeKey(code), code);
  }
}

function toType({ code, codeSystem, label, classCode, inDmp }: Row): DocumentType {
  if (code === '' || codeSystem === '' || label === '') fail(`the type « ${code}${label} » lacks a value`);
  if (inDmp !== 'yes' && inDmp !== 'no') fail(`the type ${code} says neither yes nor no`);
  const isIn = inDmp === 'yes';
  const isKnown = classOrder.includes(classCode) || (!isIn && noClass.includes(classCode));
  if (!isKnown) fail(`the type ${code} has the unknown class « ${classCode} »`);
  return {
    code,
    codeSystem,
    label,
    classCode: noClass.includes(classCode) ? undefined : classCode,
    inDmp: isIn,
  };
}

function toClass(code: string, rows: readonly Row[]): DocumentClass {
  const [label, ...others] = new Set(rows.filter(row => row.classCode === code).map(row => row.classLabel));
  if (label === undefined || label === '') fail(`the class ${code} has no type or no label`);
  if (others.length > 0) fail(`the class ${code} has the labels ${[label, ...others].join(', ')}`);
  return { code, label };
}

/** The name of a type in the locale files. */
export function typeKey(code: string): string {
  return keyOfCode(code);
}

const table = readDocumentTypes(readReference('dmp-document-types.tsv'));
const typesByCode = new Map(table.types.map(type => [type.code, type]));

/** Every document type, in the order of the national table. */
export const documentTypes = table.types;

/** The 11 classes, in the order in which a patient reads them. */
export const documentClasses = table.classes;

/** The type with that code; nothing for a code that the table does not have. */
export function typeOf(code: string): DocumentType | undefined {
  return typesByCode.get(code);
}

/** The class of the type with that code; nothing when the code is unknown or stands in no class. */
export function classOf(code: string): DocumentClass | undefined {
  const classCode = typesByCode.get(code)?.classCode;
  return documentClasses.find(one => one.code === classCode);
}

/** What a patient writes in their own words is of this type. */
export const writtenType = 'EXPPAT_2';

/** Advance directives that are a document: a photo or a PDF of the signed paper. */
export const directivesType = 'EXPPAT_3';

/**
 * The types a patient may choose for an own document, in the order in which they are offered: those that the national
 * table keeps for patients (DOCPAT…, EXPPAT_…). DOCPAT08 is not there: another service makes it by itself.
 */
export const ownTypes: readonly DocumentType[] = [
  'DOCPAT02',
  'DOCPAT05',
  'DOCPAT04',
  'DOCPAT03',
  'DOCPAT07',
  'DOCPAT06',
  'DOCPAT01',
  'EXPPAT_3',
  'EXPPAT_1',
  'DOCPAT09',
  writtenType,
].map(code => typesByCode.get(code) ?? fail(`the type ${code}, which patients choose, is missing`));
