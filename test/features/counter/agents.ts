import { signInAgent } from '../../support/portal.ts';
import type { Reader, ReadPage } from '../../support/reader.ts';
import type { TestSite } from '../../support/site.ts';
import { freshSite } from '../../support/site.ts';

/** A site with an agent of the counter at work. */
export async function counterAtWork(): Promise<{ site: TestSite; reader: Reader }> {
  const site = await freshSite();
  return { site, reader: await signInAgent(site, 'counter-nadege') };
}

/** Looks for a person by the number of their card. */
export async function searchAt(reader: Reader, path: string, number: string): Promise<ReadPage> {
  await reader.open(path);
  return reader.submit({ number });
}

/** What was made last for the account of a person, as it stands on the paper alone. */
export async function secretOf({
  world,
}: TestSite): Promise<{ identifier: string; password: string; sheet: string[] }> {
  const row = await world.db.selectFrom('fresh_credentials').selectAll().executeTakeFirstOrThrow();
  return JSON.parse(world.keys.open('fresh_credentials', row.account_id, row.sealed));
}
