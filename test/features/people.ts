import { randomBytes } from 'node:crypto';
import type { Reader } from '../support/reader.ts';
import { newestCode, type TestSite } from '../support/site.ts';

/** Demo people who have a record in use. */
export const anthony = {
  nir: '1 80 03 2B 020 401 23',
  identifier: 'mavu4827',
  password: 'soleil pomme velo tambour',
};
export const claude = {
  nir: '1 80 01 75 056 001 03',
  identifier: 'tero9316',
  password: 'nuage bateau orange porte',
};

/** Her record was made at the pharmacy: the first sign-in is still to do. */
export const zoe = { identifier: 'zuda5163', password: 'lune-panier-route-sel' };

/** Her insurer knows no e-mail: letters go by post. */
export const ruth = {
  number: '2 77 07 63 220 829 10',
  'birth-day': '14',
  'birth-month': '7',
  'birth-year': '1977',
};

/** Demo numbers of a minor, and one that nobody has. */
export const minor = '1 09 07 63 220 834 89';
export const unknown = '1 55 08 63 999 999 21';

/** Signs in as far as the page of the one-time code. */
export async function towardsCode(
  reader: Reader,
  who: { identifier: string; password: string },
): Promise<void> {
  await reader.open('/fr/connexion');
  const page = await reader.submit({ identifier: who.identifier, password: who.password });
  if (page.url.pathname.endsWith('/envoi')) await reader.submit({ channel: 'email' });
}

/** The address of a record's home page, as its owner sees it. */
export async function homeOf(reader: Reader): Promise<string> {
  const page = await reader.open('/fr/accueil');
  return page.url.pathname;
}

/** A code of as many digits that is surely another one. */
export function otherCode(code: string): string {
  return code.replace(/\d/g, digit => String((Number(digit) + 1) % 10));
}

/** Sends the open page's form as another sending, with an id of its own, from the same browser. */
export function sendAnew(reader: Reader, fields: Record<string, string>): Record<string, string> {
  return { ...reader.hidden(), ...fields, _submission: randomBytes(16).toString('base64url') };
}

/** The one-time code of the newest message, after a press on « Je demande un nouveau code » a minute later. */
export async function askAgain(site: TestSite, reader: Reader): Promise<string> {
  site.world.pass(61_000);
  await reader.submit({}, { name: 'again', value: 'yes' });
  return newestCode(site);
}
