import { CsvError, type CsvLine, readCsv } from '../registries/csv.ts';
import { type Header, type Remark, readHeader } from '../registries/csv-header.ts';
import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import {
  type CareColumn,
  careColumns,
  type ReadCareLine,
  readCare,
  requiredCareColumns,
} from './care-columns.ts';
import { type NewCareLine, receiveCare } from './care-history.ts';
import { findRecordOf } from './records-store.ts';

/** Lines in a transaction. A site that wants to write meanwhile waits for its end, so it must be short. */
const batchSize = 100;

/** What became of the lines of a file, in numbers. */
export interface CareCounts {
  readonly added: number;
  /** Lines that the record had already. */
  readonly same: number;
  /** Lines of care that ended more than 24 months ago: they are not kept. */
  readonly old: number;
  /** Lines about people who have no open record: nothing is kept of them. */
  readonly without: number;
  readonly refused: number;
}

/** What became of a batch of lines; it is in the database. */
export interface CareImportStep extends CareCounts {
  /** Number of the last line of the batch. */
  readonly line: number;
  readonly remarks: readonly Remark[];
}

type Reading = ReadCareLine & { readonly line: number };

/**
 * Takes the care of a CSV file (see csv.ts; its columns are in care-columns.ts) into the records of the people it is
 * about. Each batch of lines is one transaction and each line is taken whole or refused, so the import can be stopped
 * at any moment and started again; the same file again changes nothing. `today` is a day, YYYY-MM-DD.
 * @throws CsvError when the file is not one of care: nothing of the batch that was being read is taken
 */
export async function* importCare(
  world: World,
  chunks: AsyncIterable<Uint8Array>,
  today: string,
): AsyncGenerator<CareImportStep> {
  let header: Header<CareColumn> | undefined;
  let readings: Reading[] = [];
  let notices: readonly Remark[] = [];
  let isEmpty = true;
  for await (const line of readCsv(chunks)) {
    if (header === undefined) {
      header = readHeader<CareColumn>(line, { columns: careColumns, required: requiredCareColumns });
      notices = header.notices;
      continue;
    }
    readings.push(readLine(line, header.columns, today));
    isEmpty = false;
    if (readings.length < batchSize) continue;
    yield { ...(await takeBatch(world, readings)), remarks: [...notices, ...readings.flatMap(remarksOn)] };
    readings = [];
    notices = [];
  }
  if (isEmpty) throw new CsvError('There is no care in the file.');
  if (readings.length > 0)
    yield { ...(await takeBatch(world, readings)), remarks: [...notices, ...readings.flatMap(remarksOn)] };
}

function readLine(given: CsvLine, header: Header<CareColumn>['columns'], today: string): Reading {
  const { line } = given;
  if ('fault' in given) return { line, faults: [given.fault] };
  if (given.values.length !== header.length) {
    return { line, faults: [`${given.values.length} values, for ${header.length} columns`] };
  }
  const values = given.values.flatMap((text, index): [CareColumn, string][] => {
    const column = header[index];
    return column === undefined ? [] : [[column, text]];
  });
  return { line, ...readCare(new Map(values), today) };
}

const remarksOn = (reading: Reading): Remark[] =>
  'faults' in reading
    ? reading.faults.map(text => ({ line: reading.line, kind: 'refused' as const, text }))
    : [];

async function takeBatch(
  world: World,
  readings: readonly Reading[],
): Promise<Omit<CareImportStep, 'remarks'>> {
  const byNumber = new Map<string, NewCareLine[]>();
  let refused = 0;
  for (const reading of readings) {
    if ('faults' in reading) refused += 1;
    else byNumber.set(reading.nir, [...(byNumber.get(reading.nir) ?? []), reading.care]);
  }
  const people: Person[] = [];
  for (const [nir, lines] of byNumber)
    people.push({ insuredId: (await world.register.findByNir(nir))?.id, lines });
  const counts = await world.db.transaction().execute(trx => takePeople(trx, world, people));
  return { line: readings.at(-1)?.line ?? 0, ...counts, refused };
}

interface Person {
  /** Nothing for somebody whom the register does not know. */
  readonly insuredId: string | undefined;
  readonly lines: readonly NewCareLine[];
}

async function takePeople(
  trx: Trx,
  world: World,
  people: readonly Person[],
): Promise<Omit<CareCounts, 'refused'>> {
  const counts = { added: 0, same: 0, old: 0, without: 0 };
  for (const { insuredId, lines } of people) {
    const record = insuredId === undefined ? undefined : await findRecordOf(trx, insuredId);
    if (record?.status !== 'open') {
      counts.without += lines.length;
      continue;
    }
    const by = { kind: 'operator', id: 'command' } as const;
    const care = { recordId: record.id, source: 'register', lines, by, channel: 'command' } as const;
    const taken = await receiveCare(trx, world, care);
    for (const name of ['added', 'same', 'old'] as const) counts[name] += taken[name];
  }
  return counts;
}
