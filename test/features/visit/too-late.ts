import { signIn } from '../../support/journeys.ts';
import type { Reader, ReadPage } from '../../support/reader.ts';
import { newestCode, type TestSite } from '../../support/site.ts';
import { anthony, homeOf, towardsCode } from '../people.ts';

export const minute = 60_000;
export const day = 24 * 60 * minute;

/** Goes on signing in with the reader's own browser. */
export async function signInWith(
  site: TestSite,
  reader: Reader,
  who: { identifier: string; password: string },
): Promise<ReadPage> {
  await towardsCode(reader, who);
  if (reader.page?.url.pathname.endsWith('/envoi')) await reader.submit({ channel: 'sms' });
  return reader.submit({ code: await newestCode(site) });
}

/** Anthony on the page of the first emergency question, whose stored answer is yes; then his visit ends. */
export async function tooLate(
  site: TestSite,
): Promise<{ reader: Reader; path: string; body: URLSearchParams }> {
  const { reader } = await signIn(site, anthony);
  const path = `${await homeOf(reader)}/urgence/professionnels`;
  await reader.open(path);
  const body = new URLSearchParams({ ...reader.hidden(), answer: 'no' });
  site.world.pass(16 * minute);
  return { reader, path, body };
}

export const drafts = (site: TestSite) => site.world.db.selectFrom('draft').selectAll().execute();
export const choices = (site: TestSite) => site.world.db.selectFrom('emergency_choice').selectAll().execute();
