import { readReference } from '../../registries/reference-table.ts';
import { authorCode, professionOf, professions, specialtyOf } from '../../registries/specialties.ts';
import { documentClasses, documentTypes, typeOf } from '../document-types.ts';
import {
  type Cell,
  failMatrix,
  type MatrixAction,
  type MatrixLine,
  readMatrixLines,
} from './matrix-table.ts';

export type { Cell, CellStatus, MatrixAction } from './matrix-table.ts';

/** A profession of the directory, by its codes. */
export interface ProfessionCode {
  readonly system: string;
  readonly code: string;
}

/** What somebody may do, as sets: a document is open when its class is in `classes` and its type not in
 * `exceptTypes`, or when its type is in `types`. It can be said in SQL as it stands. */
export interface Allowed {
  readonly classes: ReadonlySet<string>;
  readonly exceptTypes: ReadonlySet<string>;
  readonly types: ReadonlySet<string>;
}

/** The access matrix (rule R7): which kinds of documents a profession may read or deposit. */
export interface AccessMatrix {
  /** What is open to that profession and specialty; nothing at all for a profession the table does not have. */
  allows(profession: ProfessionCode, specialty: string | null, action: MatrixAction): Allowed;
  /** The answer for one type of documents of one class, with where it comes from. */
  cell(
    profession: ProfessionCode,
    specialty: string | null,
    what: { classCode: string; typeCode: string; action: MatrixAction },
  ): Cell;
}

const doctor = 'TRE_G15/10';
const closed: Cell = { allowed: false, status: 'assumed', source: null };
const nothing: Allowed = { classes: new Set(), exceptTypes: new Set(), types: new Set() };

/**
 * Reads the access matrix (data/reference/access-matrix.tsv) and checks that it is whole.
 * @throws when a code is unknown, a cell stands twice, a profession lacks a class, or an assumed cell is open for
 *   somebody who is no doctor; the message names the cell
 */
export function readAccessMatrix(text: string): AccessMatrix {
  const lines = readMatrixLines(text);
  const cells = new Map<string, MatrixLine>();
  for (const line of lines) {
    checkCodes(line);
    checkAssumed(line);
    if (cells.has(keyOf(line))) failMatrix(`the cell ${keyOf(line)} stands twice`);
    cells.set(keyOf(line), line);
  }
  checkWhole(cells);
  return matrixOf(cells);
}

function keyOf(line: Pick<MatrixLine, 'system' | 'profession' | 'specialty' | 'kind' | 'code'>): string {
  return [line.system, line.profession, line.specialty, line.kind, line.code].join('/');
}

function checkCodes(line: MatrixLine): void {
  const { system, profession, specialty, kind, code } = line;
  const known = professionOf(system, profession);
  if (known === undefined) failMatrix(`the profession ${system}/${profession} is unknown`);
  if (specialty !== null && specialtyOf(authorCode(known, specialty)) === undefined)
    failMatrix(`the specialty ${specialty} of ${system}/${profession} is unknown`);
  const isKnown =
    kind === 'class' ? documentClasses.some(one => one.code === code) : typeOf(code) !== undefined;
  if (!isKnown) failMatrix(`the ${kind} ${code} of ${system}/${profession} is unknown`);
}

/** Nothing is opened on a guess: what nobody published stays closed, but for doctors (product rules, §4). */
function checkAssumed(line: MatrixLine): void {
  if (`${line.system}/${line.profession}` === doctor) return;
  const isGuess = [line.read, line.write].some(cell => cell.allowed && cell.status === 'assumed');
  if (isGuess) failMatrix(`the assumed cell ${keyOf(line)} is open`);
}

function checkWhole(cells: ReadonlyMap<string, MatrixLine>): void {
  for (const { system, code: profession } of professions)
    for (const { code } of documentClasses) {
      const key = keyOf({ system, profession, specialty: null, kind: 'class', code });
      if (!cells.has(key)) failMatrix(`the cell ${key} is missing`);
    }
}

function matrixOf(cells: ReadonlyMap<string, MatrixLine>): AccessMatrix {
  const kept = new Map<string, Allowed>();
  const cell: AccessMatrix['cell'] = ({ system, code: profession }, specialty, what) => {
    const find = (kind: 'class' | 'type', code: string) =>
      cells.get(keyOf({ system, profession, specialty, kind, code })) ??
      cells.get(keyOf({ system, profession, specialty: null, kind, code }));
    const line = find('type', what.typeCode) ?? find('class', what.classCode);
    return line === undefined ? closed : line[what.action];
  };
  return {
    cell,
    allows: (profession, specialty, action) => {
      if (professionOf(profession.system, profession.code) === undefined) return nothing;
      const key = [profession.system, profession.code, specialty, action].join();
      const known = kept.get(key);
      if (known !== undefined) return known;
      const allowed = setsOf((classCode, typeCode) =>
        cell(profession, specialty, { classCode, typeCode, action }),
      );
      // A specialty that no table knows comes from outside: it is not kept, or the memory would grow with it.
      const isKnown = specialty === null || specialtyOf(authorCode(profession, specialty)) !== undefined;
      if (isKnown) kept.set(key, allowed);
      return allowed;
    },
  };
}

/** The sets in which the cells can be said; no type has an empty code, so that '' asks for the class alone. */
function setsOf(cell: (classCode: string, typeCode: string) => Cell): Allowed {
  const isOpen = (classCode: string) => cell(classCode, '').allowed;
  const classes = documentClasses.map(({ code }) => code).filter(isOpen);
  const typed = documentTypes.map(type => ({ code: type.code, classCode: type.classCode ?? '' }));
  const differs = typed.filter(type => cell(type.classCode, type.code).allowed !== isOpen(type.classCode));
  return {
    classes: new Set(classes),
    exceptTypes: new Set(differs.filter(type => isOpen(type.classCode)).map(type => type.code)),
    types: new Set(differs.filter(type => !isOpen(type.classCode)).map(type => type.code)),
  };
}

/** The matrix of the site, read and checked when the site starts. */
export const matrix = readAccessMatrix(readReference('access-matrix.tsv'));
