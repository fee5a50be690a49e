import type { Database } from '../../storage/dialect.ts';
import { newId } from '../../storage/ids.ts';
import type { Trx } from '../../storage/tables.ts';
import type { World } from '../../world.ts';
import type { ToldProfessional } from './gather.ts';
import { knownPeople, mostPeople, writePlans } from './merge-store.ts';
import { paced } from './paced.ts';
import { type Plan, planFor } from './plan.ts';
import { markWordsWaiting } from './waiting-words-store.ts';

/** What became of some people of the file. */
export interface Taken {
  readonly counts: Record<'added' | 'changed' | 'same' | 'otherProfession', number>;
  readonly touched: readonly string[];
}

/** Takes some people of the file into the directory; `touched` are the numbers of those whose words are to be noted. */
export async function takeAll(
  world: World,
  people: readonly ToldProfessional[],
  options: { readonly isComplete: boolean },
): Promise<Taken> {
  const counts = { added: 0, changed: 0, same: 0, otherProfession: 0 };
  const touched: string[] = [];
  for (let from = 0; from < people.length; from += mostPeople) {
    for (const plan of await takeSome(world, people.slice(from, from + mostPeople), options)) {
      counts[plan.change] += 1;
      counts.otherProfession += plan.otherProfession;
      if (plan.change !== 'same') touched.push(plan.professional.rpps);
    }
  }
  return { counts, touched };
}

/** Most people are as they were: nobody has to wait for the looking, which is done again where something is to be written. */
async function takeSome(
  world: World,
  people: readonly ToldProfessional[],
  { isComplete }: { readonly isComplete: boolean },
): Promise<Plan[]> {
  const plan = async (db: Database | Trx, some: readonly ToldProfessional[]): Promise<Plan[]> => {
    const known = await knownPeople(
      db,
      some.map(({ rpps }) => rpps),
    );
    const how = { isComplete, newId: nearIds(world) };
    return some.flatMap(told => planFor(told, known.get(told.rpps), how) ?? []);
  };
  const first = await plan(world.db, people);
  const same = first.filter(({ change }) => change === 'same');
  if (same.length === first.length) return same;
  const done = new Set(same.map(({ professional }) => professional.rpps));
  const written = await paced(world.db, async trx => {
    const plans = await plan(
      trx,
      people.filter(({ rpps }) => !done.has(rpps)),
    );
    await markWordsWaiting(trx);
    await writePlans(trx, plans);
    return plans;
  });
  return [...same, ...written];
}

/**
 * Makes ids that begin alike, with 96 random bits each: they are stored beside each other, where ids of random beginnings
 * would each write a page of the database anew.
 */
function nearIds(world: World): () => string {
  const start = world.random(4);
  return () => newId(count => Buffer.concat([start, world.random(count - start.length)]));
}
