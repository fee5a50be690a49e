import { CsvError } from '../csv.ts';
import { readNumber } from './activity-line.ts';
import { type ExtractHeader, readExtractHeader } from './columns.ts';
import { extractLines } from './extract-lines.ts';
import { NumberList, People } from './people.ts';

/** What a first reading of the whole file tells, before anything of it is taken. */
export interface Survey {
  readonly header: ExtractHeader;
  /** Those whom the lines are about. */
  readonly people: People;
}

/** A line of the extract after the first one. */
export interface Line {
  readonly line: number;
  readonly text: string;
  readonly isCut: boolean;
}

/** The lines after the first one that are not empty, some hundreds at a time; and the first one by itself. */
export async function* linesOfExtract(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<{ readonly header: string | undefined; readonly lines: readonly Line[] }> {
  for await (const { first, texts, isCut } of extractLines(chunks)) {
    const header = first === 1 ? (texts[0] ?? '') : undefined;
    const lines = texts.map((text, at) => ({
      ...{ line: first + at, text },
      isCut: isCut && at === texts.length - 1,
    }));
    yield { header, lines: lines.filter(({ line, text }) => line > 1 && text.trim() !== '') };
  }
}

/**
 * Reads the whole file once: how many lines each professional has, so that each can be taken whole wherever their lines
 * stand, and who has none. @throws CsvError when it is not the extract, or is about nobody
 */
export async function surveyExtract(chunks: AsyncIterable<Uint8Array>): Promise<Survey> {
  let header: ExtractHeader | undefined;
  const numbers = new NumberList(Float64Array);
  for await (const read of linesOfExtract(chunks)) {
    header ??= readExtractHeader(read.header ?? '');
    for (const line of read.lines) {
      const number = numberOf(line, header);
      if (typeof number === 'string') numbers.push(Number(number));
    }
  }
  if (header === undefined || numbers.size === 0) throw new CsvError('There is nobody in the file.');
  return { header, people: new People(numbers) };
}

/** Whom a line is about; nobody where it has another kind of number. */
export function numberOf({ text, isCut }: Line, header: ExtractHeader): ReturnType<typeof readNumber> {
  if (isCut)
    return { fault: 'the file ends inside this line; if the line is complete, put a line break after it' };
  return readNumber(text, header);
}
