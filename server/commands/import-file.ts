import { type FileHandle, open } from 'node:fs/promises';
import type { Remark } from '../registries/csv-header.ts';
import { CommandError, type Print } from './run.ts';

/** Between two batches the site has its turn to write, in milliseconds: without it, pages wait up to a second. */
export const rest = 10;

/** Where an import tells what it does, and what stops it between two batches. */
export interface ImportOptions {
  /** Takes each refused line, each notice and the totals. */
  readonly print: Print;
  /** Takes how far the import is. */
  readonly progress: Print;
  readonly signal?: AbortSignal;
}

/** A remark as it is printed. */
export function wordsOf({ line, kind, text }: Remark): string {
  return `line ${line}: ${kind === 'notice' ? 'notice: ' : ''}${text}`;
}

/** Opens the file before the database is touched; `usage` is the command as it should have been. @throws CommandError */
export async function openFile(path: string | undefined, usage: string): Promise<FileHandle> {
  if (path === undefined) throw new CommandError(`Which file? ${usage}`);
  const file = await open(path).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? error.code : error;
    throw new CommandError(`${path}: cannot be opened (${code})`);
  });
  if (!(await file.stat()).isDirectory()) return file;
  await file.close();
  throw new CommandError(`${path}: is a folder, not a file`);
}
