import type { World } from '../world.ts';
import { CsvError, type CsvLine, readCsv } from './csv.ts';
import { type Header, type Remark, readHeader } from './csv-header.ts';
import { type Column, columns, requiredColumns } from './person-columns.ts';
import { type PersonLine, readPerson } from './person-line.ts';
import { mergeInsured } from './register-store.ts';

/** Lines in a transaction. A site that wants to write meanwhile waits for its end, so it must be short. */
const batchSize = 100;

/** What became of a batch of lines; it is in the database. */
export interface ImportStep {
  /** Number of the last line of the batch. */
  readonly line: number;
  readonly added: number;
  readonly changed: number;
  /** People whom the register knew just so. */
  readonly same: number;
  readonly refused: number;
  readonly remarks: readonly Remark[];
}

/**
 * Puts the people of a CSV file (see csv.ts; its columns are in person-columns.ts) in the embedded register. Each batch
 * of lines is one transaction and each line one person, taken whole or refused, so the import can be stopped at any
 * moment and started again; the same file again changes nothing. `today` is a day, YYYY-MM-DD.
 * @throws CsvError when the file is not one of people: nothing of the batch that was being read is taken
 */
export async function* importPeople(
  world: World,
  chunks: AsyncIterable<Uint8Array>,
  today: string,
): AsyncGenerator<ImportStep> {
  let read: Reader | undefined;
  let batch: Batch = { readings: [], notices: [] };
  let isEmpty = true;
  for await (const line of readCsv(chunks)) {
    if (read === undefined) {
      const header = readHeader(line, { columns, required: requiredColumns });
      read = reader(header.columns, today);
      batch = { readings: [], notices: header.notices };
      continue;
    }
    batch.readings.push(read(line));
    isEmpty = false;
    if (batch.readings.length < batchSize) continue;
    yield await takeBatch(world, batch);
    batch = { readings: [], notices: [] };
  }
  if (isEmpty) throw new CsvError('There is nobody in the file.');
  if (batch.readings.length > 0) yield await takeBatch(world, batch);
}

type Reading = PersonLine & { readonly line: number };
type Reader = (line: CsvLine) => Reading;

interface Batch {
  readonly readings: Reading[];
  /** What is told of the header, with the first batch. */
  readonly notices: readonly Remark[];
}

/** Reads the lines of one file, in their order: it remembers the numbers, to refuse the second line with the same. */
function reader(header: Header<Column>['columns'], today: string): Reader {
  const lineOf = new Map<string, number>();
  return given => {
    const { line } = given;
    if ('fault' in given) return { line, faults: [given.fault] };
    if (given.values.length !== header.length) {
      return { line, faults: [`${given.values.length} values, for ${header.length} columns`] };
    }
    const values = given.values.flatMap((text, index): [Column, string][] => {
      const column = header[index];
      return column === undefined ? [] : [[column, text]];
    });
    const read = readPerson(new Map(values), today);
    if ('faults' in read) return { line, ...read };
    const before = lineOf.get(read.person.nir);
    if (before !== undefined) return { line, faults: [`nir: the same number is on line ${before}`] };
    lineOf.set(read.person.nir, line);
    return { line, ...read };
  };
}

async function takeBatch(world: World, { readings, notices }: Batch): Promise<ImportStep> {
  const counts = await world.db.transaction().execute(async trx => {
    const counts = { added: 0, changed: 0, same: 0, refused: 0 };
    for (const reading of readings) {
      if ('faults' in reading) counts.refused += 1;
      else counts[(await mergeInsured(trx, world, reading.person)).change] += 1;
    }
    return counts;
  });
  const line = readings.at(-1)?.line ?? 0;
  return { line, ...counts, remarks: [...notices, ...readings.flatMap(remarksOn)] };
}

function remarksOn(reading: Reading): Remark[] {
  const { line } = reading;
  if ('faults' in reading) return reading.faults.map(text => ({ line, kind: 'refused', text }));
  return reading.notices.map(text => ({ line, kind: 'notice', text }));
}
