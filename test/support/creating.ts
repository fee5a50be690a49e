import { drawnText } from '../messages/pdf-text.ts';
import { dominique } from './journeys.ts';
import { signInCarer } from './portal.ts';
import { Reader, type ReadPage } from './reader.ts';
import type { TestSite } from './site.ts';

/** Demo professionals who create records, or may not. */
export const creators = {
  pharmacist: '99900000250',
  otherPharmacist: '99900000243',
  occupational: '99900000193',
  socialWorker: '99900000425',
} as const;

const desk = '/fr/soignants/creer';
const agrees = { consent: 'yes', 'break-glass': 'yes', 'centre-15': 'no' };

/** A pharmacist who is signed in. */
export function atPharmacy(site: TestSite, rpps: string = creators.pharmacist): Promise<Reader> {
  return signInCarer(site, rpps, new Reader(site.origin));
}

/** Goes as far as the questions to the patient. */
export async function toConsent(reader: Reader, number = dominique.number, at = desk): Promise<ReadPage> {
  await reader.open(at);
  await reader.submit({ number });
  return reader.submit({ right: 'yes' });
}

/** Goes as far as the last step. */
export async function toAccount(reader: Reader, number = dominique.number, at = desk): Promise<ReadPage> {
  await toConsent(reader, number, at);
  return reader.submit(agrees);
}

/** Creates the record of Dominique, with an account where `account` says how. */
export async function createAt(
  reader: Reader,
  account: Record<string, string> = { account: 'no' },
  at = desk,
): Promise<ReadPage> {
  await toAccount(reader, dominique.number, at);
  return reader.submit(account);
}

export const withPhone = { account: 'yes', phone: '06 39 98 00 12', by: 'paper' };

/** A paper as it was printed. */
export interface Paper {
  readonly status: number;
  readonly headers: Headers;
  /** Its words without any space. */
  readonly text: string;
  readonly identifier: string;
  readonly password: string;
}

/** Prints from the page where the record was created. */
export async function printPaper(site: TestSite, reader: Reader, at = desk): Promise<Paper> {
  const body = new URLSearchParams(reader.hidden());
  const answer = await fetch(`${site.origin}${at}/accuse`, {
    method: 'POST',
    body,
    headers: { Cookie: reader.cookie, Origin: site.origin, 'Sec-Fetch-Site': 'same-origin' },
  });
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const isPdf = answer.headers.get('Content-Type')?.includes('pdf') === true;
  const text = isPdf ? drawnText(bytes) : new TextDecoder().decode(bytes);
  return {
    status: answer.status,
    headers: answer.headers,
    text,
    identifier: /Monidentifiant([a-z]{4}\d{4})/.exec(text)?.[1] ?? '',
    password: passwordIn(text),
  };
}

/** Four words with dashes between them, which the words around stick to in a text without spaces. */
export const passwordIn = (text: string): string =>
  /\p{Ll}+(?:-\p{Ll}+){3}/u.exec(text.replace(/Monpremiermotdepasse/g, ' '))?.[0] ?? '';
