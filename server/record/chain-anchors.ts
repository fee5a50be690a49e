import type { World } from '../world.ts';
import { readLines } from './anchor-line.ts';
import { anchorsPath } from './anchors.ts';
import { type Head, readAnchored } from './journal-store.ts';

/** What the anchors file knows of one chain. */
export interface ChainAnchors {
  /** The heads that were seen, in the order of time. */
  readonly heads: readonly Head[];
  /** Instant of the last of them. */
  readonly anchoredAt: string | undefined;
  /** A line does not bear its signature, or one that the site's journal knows is gone. */
  readonly isLost: boolean;
}

/**
 * Reads and checks the whole anchors file for the sake of one chain, and keeps what is about that one alone. Read it
 * before the chain is, which only grows.
 */
export async function chainAnchors(
  world: Pick<World, 'config' | 'db' | 'keys'>,
  chain: string,
): Promise<ChainAnchors> {
  const told = await readAnchored(world.db);
  const signatures = new Set<string>();
  const heads: Head[] = [];
  let anchoredAt: string | undefined;
  let hasFault = false;
  for await (const line of readLines(anchorsPath(world), world.keys)) {
    if ('reason' in line) {
      hasFault = true;
      continue;
    }
    signatures.add(line.mac);
    const [, seq, mac] = line.heads.find(([name]) => name === chain) ?? [];
    if (seq === undefined || mac === undefined) continue;
    heads.push({ seq, mac });
    anchoredAt = line.at;
  }
  return { heads, anchoredAt, isLost: hasFault || told.some(({ signature }) => !signatures.has(signature)) };
}
