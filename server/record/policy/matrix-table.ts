import { readTable } from '../../registries/reference-table.ts';

/** What a professional does with a document. */
export type MatrixAction = 'read' | 'write';

/** Where a cell comes from: something that was published, or nothing (then it is closed, but for doctors). */
export type CellStatus = 'source' | 'assumed';

/** One answer of the table. */
export interface Cell {
  readonly allowed: boolean;
  readonly status: CellStatus;
  /** What was published, in words; nothing where the cell is assumed. */
  readonly source: string | null;
}

/** A line of the table: one profession, or one specialty of it, and one class or type of documents. */
export interface MatrixLine {
  readonly system: string;
  readonly profession: string;
  /** The specialty of the directory (`SM54`); nothing where the line holds for the whole profession. */
  readonly specialty: string | null;
  readonly kind: 'class' | 'type';
  readonly code: string;
  readonly read: Cell;
  readonly write: Cell;
}

const columns = [
  'profession_system',
  'profession',
  'specialty',
  'code_kind',
  'code',
  'read',
  'read_status',
  'read_source',
  'write',
  'write_status',
  'write_source',
  'date',
] as const;
type Row = Record<(typeof columns)[number], string>;

/**
 * Reads the access matrix: one line for each profession (or specialty) and class or type. The lines at the top that
 * begin with `# source NAME:` say what the names of sources stand for.
 * @throws when a value is another one than it may be, or a source is not told; the message names the line
 */
export function readMatrixLines(text: string): MatrixLine[] {
  const sources = sourcesOf(text);
  return readTable(text, columns).map(row => toLine(row, sources));
}

/** Ends the reading with a message that names the table. */
export function failMatrix(problem: string): never {
  throw new Error(`access-matrix.tsv: ${problem}.`);
}

type Sources = ReadonlyMap<string | undefined, string | undefined>;

/** What each name of a source stands for, from the lines at the top of the table. */
function sourcesOf(text: string): Sources {
  const told = text.matchAll(/^# source ([A-Z0-9-]+): (.+)/gm);
  return new Map([...told].map(([, name, words]) => [name, words]));
}

function toLine(row: Row, sources: Sources): MatrixLine {
  const { profession_system: system, profession, specialty, code_kind: kind, code } = row;
  const where = `${system}/${profession} ${code}`;
  if (kind !== 'class' && kind !== 'type') failMatrix(`${where} is neither a class nor a type`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(row.date)) failMatrix(`${where} has no date`);
  return {
    system,
    profession,
    specialty: specialty === '' ? null : specialty,
    kind,
    code,
    read: toCell(where, [row.read, row.read_status, row.read_source], sources),
    write: toCell(where, [row.write, row.write_status, row.write_source], sources),
  };
}

function toCell(where: string, [allowed, status, name]: [string, string, string], sources: Sources): Cell {
  if (allowed !== 'yes' && allowed !== 'no') failMatrix(`${where} says neither yes nor no`);
  if (status !== 'source' && status !== 'assumed') failMatrix(`${where} is neither source nor assumed`);
  if ((status === 'assumed') !== (name === ''))
    failMatrix(`${where} is ${status} with the source « ${name} »`);
  const source = name === '' ? null : sources.get(name);
  if (source === undefined) failMatrix(`${where} has the unknown source ${name}`);
  return { allowed: allowed === 'yes', status, source };
}
