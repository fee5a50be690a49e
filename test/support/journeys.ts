import type { ReadPage } from './reader.ts';
import { Reader } from './reader.ts';
import { newestCode, type TestSite } from './site.ts';

/** Dominique of the demo population, who has no record yet. */
export const dominique = {
  number: '2 79 03 51 215 189 89',
  'birth-day': '28',
  'birth-month': '3',
  'birth-year': '1979',
};

/** Asks for a code and gives it as the message writes it. */
export async function askForCode(
  site: TestSite,
  reader: Reader,
  language = 'fr',
  number = dominique.number,
): Promise<string> {
  await reader.open(`/${language}/creation/demande`);
  await reader.submit({ number, 'number-again': number });
  return newestCode(site);
}

/** Proves identity with a code and says « yes, it is me ». */
export async function enterWithCode(reader: Reader, code: string, language = 'fr'): Promise<ReadPage> {
  await reader.open(`/${language}/creation/mon-code`);
  await reader.submit({ ...dominique, code });
  return reader.submit({ me: 'yes' });
}

/** Gives and verifies an e-mail address. */
export async function verifyEmail(
  site: TestSite,
  reader: Reader,
  email = 'dominique@example.org',
): Promise<ReadPage> {
  await reader.submit({ channel: 'email' });
  await reader.submit({ email });
  return reader.submit({ code: await newestCode(site) });
}

/** The whole creation, up to the page of the identifiers. */
export async function createRecord(
  site: TestSite,
  language = 'fr',
): Promise<{ reader: Reader; page: ReadPage; identifier: string; password: string }> {
  const reader = new Reader(site.origin);
  const code = await askForCode(site, reader, language);
  await enterWithCode(reader, code, language);
  await verifyEmail(site, reader);
  await reader.submit({ accept: 'yes' });
  const page = await reader.submit();
  const text = (id: string): string => page.root.querySelector(`#${id}`)?.text.trim() ?? '';
  return { reader, page, identifier: text('identifier'), password: text('password') };
}

/** Signs in as far as the page after the one-time code. */
export async function signIn(
  site: TestSite,
  who: { identifier: string; password: string; channel?: 'email' | 'sms' },
  language = 'fr',
): Promise<{ reader: Reader; page: ReadPage }> {
  const reader = new Reader(site.origin);
  await reader.open(`/${language}/connexion`);
  const after = await reader.submit({ identifier: who.identifier, password: who.password });
  if (after.url.pathname.endsWith('/envoi')) await reader.submit({ channel: who.channel ?? 'email' });
  return { reader, page: await reader.submit({ code: await newestCode(site) }) };
}
