import { CompiledQuery } from 'kysely';
import { expect, test } from 'vitest';
import { hasActedBefore } from '../../server/record/access-notices-store.ts';
import { stretchesWithEntries } from '../../server/record/history-months-store.ts';
import { firstOfActor, professionalsIn } from '../../server/record/history-people-store.ts';
import type { HistoryScope } from '../../server/record/history-scope-store.ts';
import { actsIn, readHistoryEntries } from '../../server/record/history-store.ts';
import { fillChain } from '../support/long-chain.ts';
import { makeOwner } from '../support/records.ts';
import { freshWorld, type TestWorld } from '../support/world.ts';

const rpps = '99900000011';
const verbs = ['document.read', 'documents.listed'] as const;

/** How the database finds what a reading asks for: the plan of each query about the journal, in the order of asking. */
async function plansOf({ db }: TestWorld, read: () => Promise<unknown>): Promise<string[]> {
  const executor = db.getExecutor();
  const asked: CompiledQuery[] = [];
  const run = executor.executeQuery.bind(executor);
  executor.executeQuery = async query => {
    asked.push(query);
    return run(query);
  };
  await read();
  executor.executeQuery = run;
  const plans: string[] = [];
  for (const { sql, parameters } of asked) {
    const explained = CompiledQuery.raw(`explain query plan ${sql}`, [...parameters]);
    const { rows } = await db.executeQuery<{ detail: string }>(explained);
    plans.push(rows.map(({ detail }) => detail).join('; '));
  }
  return plans.filter(plan => plan.includes('journal_entry'));
}

test('each reading of the journal goes along its own index, and sorts nothing', async () => {
  const world = await freshWorld();
  const { recordId: chain } = await makeOwner(world);
  await fillChain(world, chain, 20);
  const scope: HistoryScope = { chain, now: world.now().toISOString(), about: true };
  const history = (source: Parameters<typeof readHistoryEntries>[2]['sources'][number], more = {}) =>
    readHistoryEntries(world.db, scope, { sources: [source], most: 21, ...more });
  const before = { before: { at: scope.now, seq: 15 } };
  const of = 'USING';
  const stretches = [{ name: '2026-03', from: '2026-03-01', until: '2026-04-01' }];
  const readings: readonly (readonly [() => Promise<unknown>, string])[] = [
    [() => history({ actor: rpps }), `${of} INDEX journal_entry_actor (chain=? AND actor_id=?`],
    [() => history({ actor: rpps, verbs }), `${of} INDEX journal_entry_actor (chain=? AND actor_id=?`],
    [
      () => history({ actor: rpps, verbs }, before),
      `${of} INDEX journal_entry_actor (chain=? AND actor_id=?`,
    ],
    [
      () => history({ kind: 'professional', verb: 'document.read' }, before),
      `${of} INDEX journal_entry_act (chain=? AND actor_kind=? AND verb=?`,
    ],
    [
      () => firstOfActor(world.db, chain, rpps),
      `${of} COVERING INDEX journal_entry_actor (chain=? AND actor_id=?`,
    ],
    [() => professionalsIn(world.db, scope, 10), `${of} INDEX journal_entry_actor (chain=? AND actor_id>?`],
    [() => actsIn(world.db, chain), `${of} COVERING INDEX journal_entry_act (chain=?`],
    [
      () => stretchesWithEntries(world.db, scope, { sources: [{ actor: rpps, verbs }], stretches }),
      `${of} INDEX journal_entry_actor (chain=? AND actor_id=? AND at>? AND at<?`,
    ],
    [
      () => hasActedBefore(world.db, { chain, rpps, verbs, seq: 15 }),
      `${of} COVERING INDEX journal_entry_actor (chain=? AND actor_id=?`,
    ],
  ];
  for (const [read, way] of readings) {
    const plans = await plansOf(world, read);
    expect(plans.length).toBeGreaterThan(0);
    for (const plan of plans) {
      expect(plan).toContain(way);
      expect(plan).not.toContain('TEMP B-TREE');
    }
  }
});
