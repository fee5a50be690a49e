import { type Anchors, anchorsPath, readAnchors } from '../record/anchors.ts';
import { listChains, verifyChain } from '../record/journal-check.ts';
import type { World } from '../world.ts';
import { type Print, printLine, runCommand } from './run.ts';

/**
 * Checks the whole journal of a world against its keys and its anchors, and prints each problem where it is (chain and
 * number of the entry, or line of the anchors file), then the totals. Returns how many problems there are.
 */
export async function verifyJournal(world: World, print: Print): Promise<number> {
  const anchors = await readAnchors(world);
  let problems = reportAnchors(anchors, { path: anchorsPath(world), print });
  const totals = { chains: 0, entries: 0 };
  for await (const chain of everyChain(world, anchors)) {
    const check = await verifyChain(world, chain, anchors.heads.get(chain));
    totals.chains += 1;
    if (check.ok) {
      totals.entries += check.entries;
    } else {
      problems += 1;
      print(`${chain} entry ${check.seq}: ${check.reason}`);
    }
  }
  print(`${totals.chains} chains, ${totals.entries} entries in sound chains, ${anchors.lines} anchor lines.`);
  print(
    `Last anchor: ${anchors.last ?? 'none'}. What was cut from the end of a chain since then cannot be found.`,
  );
  print(problems === 0 ? 'The journal is sound.' : `Problems: ${problems}.`);
  return problems;
}

function reportAnchors(anchors: Anchors, { path, print }: { path: string; print: Print }): number {
  for (const fault of anchors.faults) print(`${path} line ${fault.line}: ${fault.reason}`);
  for (const seq of anchors.lost) print(`${path}: the anchor told by site entry ${seq} is not in the file`);
  return anchors.faults.length + anchors.lost.length;
}

/** The chains of the database, then those that only the anchors still know: they were removed whole. */
async function* everyChain(world: World, anchors: Anchors): AsyncGenerator<string> {
  const gone = new Set(anchors.heads.keys());
  for await (const chain of listChains(world.db)) {
    gone.delete(chain);
    yield chain;
  }
  yield* gone;
}

if (import.meta.main) {
  await runCommand(async ({ open }) => ((await verifyJournal(await open(), printLine)) === 0 ? 0 : 1));
}
