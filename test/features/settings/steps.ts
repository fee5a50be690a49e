import { expect } from 'vitest';
import { signIn } from '../../support/journeys.ts';
import type { Reader, ReadPage } from '../../support/reader.ts';
import { newestCode, type TestSite } from '../../support/site.ts';
import { anthony } from '../people.ts';

/** What may be wanted, and the address of its page after the language. */
export type Want = 'email' | 'telephone' | 'mot-de-passe' | 'codes' | 'application';

/** Anthony, signed in. */
export async function inside(site: TestSite): Promise<Reader> {
  return (await signIn(site, anthony)).reader;
}

/** Asks for what is wanted and gives password and code on the way. */
export async function confirmFor(
  site: TestSite,
  reader: Reader,
  want: Want,
  who: { password: string; channel?: string } = anthony,
): Promise<ReadPage> {
  const asked = await reader.open(`/fr/compte/${want}`);
  expect(asked.url.pathname).toBe(`/fr/compte/confirmer/${want}`);
  const after = await reader.submit({ password: who.password });
  if (after.url.pathname.endsWith('/moyen')) await reader.submit({ channel: who.channel ?? 'email' });
  const page = await reader.submit({ code: await newestCode(site) });
  expect(page.url.pathname, page.mistakes.join()).toBe(`/fr/compte/${want}`);
  return page;
}

/** The messages that were sent since there were `before` of them, newest first. */
export async function newMessages(site: TestSite, before: number) {
  const all = await site.messages();
  return all.slice(0, all.length - before);
}

/** How often an act stands in the journal. */
export async function countVerb(site: TestSite, verb: string): Promise<number> {
  const rows = await site.world.db
    .selectFrom('journal_entry')
    .select('seq')
    .where('verb', '=', verb)
    .execute();
  return rows.length;
}
