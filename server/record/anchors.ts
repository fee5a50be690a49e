import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { newId } from '../storage/ids.ts';
import { dropLease, takeLease } from '../storage/leases.ts';
import { after, minute } from '../storage/time.ts';
import type { World } from '../world.ts';
import { type AnchorLine, type LineFault, parseLine, readLines, signLine } from './anchor-line.ts';
import { appendEntry } from './journal.ts';
import { type Head, readAnchored, readChainsAfter, readHead } from './journal-store.ts';

/** A process that dies while it anchors is waited for this long. */
const leaseTime = 10 * minute;
/** A transaction ends within this time: its entries are dated at its beginning and seen only at its end. */
const slack = 10 * minute;
/** How many heads one line holds at most, and how much of the file's end is sure to hold the last line. */
const headsPerLine = 500;
const tail = 256 * 1024;

/** Where a world keeps its anchors. Copy this file away from the machine: whoever holds both can turn back both. */
export function anchorsPath(world: Pick<World, 'config'>): string {
  return join(world.config.dataDir, 'anchors.jsonl');
}

/**
 * Writes the heads of the chains that changed since the last anchor at the end of the anchors file, on disk before
 * the site's journal says so; called every hour. Processes that share a database share its data directory; a lease
 * lets one at a time do it. Returns how many heads were written, or undefined when another process is at it.
 * What is cut from a chain before its first anchor cannot be found by anything: only the database has seen it.
 */
export async function anchorHeads(world: World): Promise<number | undefined> {
  const holder = newId(world.random);
  if (!(await takeLease(world, 'anchors', { holder, ms: leaseTime }))) return undefined;
  try {
    await mkdir(world.config.dataDir, { recursive: true });
    const file = await open(anchorsPath(world), 'a+', 0o600);
    try {
      return await writeAnchors(world, file);
    } finally {
      await file.close();
    }
  } finally {
    await dropLease(world, 'anchors', holder);
  }
}

async function writeAnchors(world: World, file: FileHandle): Promise<number> {
  const at = world.now().toISOString();
  const last = await lastLine(file);
  const since = last === undefined ? '' : after(new Date(last.at), -slack);
  let previous = last?.mac ?? '';
  let written = 0;
  for await (const heads of changedHeads(world, since)) {
    const line = signLine(world.keys, { at, heads }, previous);
    await file.appendFile(`${JSON.stringify(line)}\n`);
    previous = line.mac;
    written += heads.length;
  }
  if (written > 0) await sealAnchor(world, file, previous);
  return written;
}

/** Only what is on disk is told to the journal; a file cut later lacks a signature that the journal knows. */
async function sealAnchor(world: World, file: FileHandle, signature: string): Promise<void> {
  await file.sync();
  const directory = await open(world.config.dataDir, 'r');
  await directory.sync().finally(() => directory.close());
  await world.db.transaction().execute(trx =>
    appendEntry(trx, world, {
      actor: { kind: 'site', id: 'anchors' },
      verb: 'heads.anchored',
      object: { kind: 'anchor', id: signature },
      channel: 'worker',
    }),
  );
}

async function* changedHeads(world: World, since: string): AsyncGenerator<AnchorLine['heads']> {
  let chain = '';
  for (;;) {
    const chains = await readChainsAfter(world.db, { chain, since, most: headsPerLine });
    const last = chains.at(-1);
    if (last === undefined) return;
    const heads: AnchorLine['heads'] = [];
    for (const name of chains) {
      const head = await readHead(world.db, name);
      heads.push([name, head.seq, head.mac]);
    }
    yield heads;
    chain = last;
  }
}

/** The last whole line. What follows it was half written when a process died: it is taken off. */
async function lastLine(file: FileHandle): Promise<AnchorLine | undefined> {
  const { size } = await file.stat();
  const start = Math.max(0, size - tail);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(size - start), 0, size - start, start);
  const end = buffer.lastIndexOf('\n', bytesRead - 1) + 1;
  if (end < bytesRead) await file.truncate(start + end);
  const lines = buffer.subarray(0, end).toString('utf8').split('\n');
  return parseLine(lines.at(-2) ?? '');
}

/** What the anchors file says, as far as its signatures hold. */
export interface Anchors {
  /** For each chain, the heads that were seen, in the order of time. */
  readonly heads: ReadonlyMap<string, readonly Head[]>;
  readonly lines: number;
  /** Instant of the last line that holds. */
  readonly last: string | undefined;
  readonly faults: readonly LineFault[];
  /** Entries of the site's chain that tell of an anchor the file no longer has. */
  readonly lost: readonly number[];
}

/**
 * Reads and checks the anchors file. Read it before the chains are: they only grow, so each head it has seen must
 * still be there. A file cut at its end or gone is found too, for the site's chain knows what was written.
 */
export async function readAnchors(world: Pick<World, 'config' | 'db' | 'keys'>): Promise<Anchors> {
  const told = await readAnchored(world.db);
  const heads = new Map<string, Head[]>();
  const faults: LineFault[] = [];
  const signatures = new Set<string>();
  let lines = 0;
  let last: string | undefined;
  for await (const line of readLines(anchorsPath(world), world.keys)) {
    lines += 1;
    if ('reason' in line) {
      faults.push(line);
      continue;
    }
    signatures.add(line.mac);
    last = line.at;
    for (const [chain, seq, mac] of line.heads) {
      const seen = heads.get(chain);
      if (seen === undefined) heads.set(chain, [{ seq, mac }]);
      else if (seen.at(-1)?.mac !== mac) seen.push({ seq, mac });
    }
  }
  const lost = told.filter(anchor => !signatures.has(anchor.signature)).map(anchor => anchor.seq);
  return { heads, lines, last, faults, lost };
}
