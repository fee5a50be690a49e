import { readFile, writeFile } from 'node:fs/promises';
import { expect } from 'vitest';
import { verifyJournal } from '../../server/commands/journal-verify.ts';
import { anchorHeads, anchorsPath } from '../../server/record/anchors.ts';
import type { World } from '../../server/world.ts';
import { makeRecord, writeMany } from '../support/journal.ts';
import { freshWorld } from '../support/world.ts';

export const hour = 3_600_000;

/** What the operator reads, without the totals; the path of the file shortened. */
export async function problemsOf(world: World): Promise<string[]> {
  const lines: string[] = [];
  const count = await verifyJournal(world, line =>
    lines.push(line.replaceAll(anchorsPath(world), 'anchors')),
  );
  expect(count).toBe(lines.length - 3);
  return lines.slice(0, -3);
}

/** A world whose record has 5 entries, and whose heads were anchored at 3 and at 5, an hour apart. */
export async function anchoredWorld(options: { postgres?: boolean; recordKey?: string }) {
  const world = await freshWorld(options);
  const recordId = await makeRecord(world);
  for (const count of [3, 2]) {
    await writeMany(world, recordId, count);
    world.pass(hour / 2);
    await anchorHeads(world);
    world.pass(hour / 2);
  }
  return { world, recordId };
}

export async function linesOf(world: World): Promise<string[]> {
  return (await readFile(anchorsPath(world), 'utf8')).split('\n').slice(0, -1);
}

export async function writeLines(world: World, lines: readonly (string | undefined)[]): Promise<void> {
  await writeFile(anchorsPath(world), lines.map(line => `${line}\n`).join(''));
}
