import { parse } from 'node-html-parser';
import { Reader, type ReadPage } from './reader.ts';
import type { TestSite } from './site.ts';

/** Demo professionals by what they are, with their numbers in the demo directory. */
export const carers = {
  /** General practitioner in Reims. */
  doctor: '99900000011',
  /** Works in two places. */
  several: '99900000078',
} as const;

/** Signs in by the demo issuer, in a real exchange: the way in, the choice of a person, the way back. */
async function signIn(reader: Reader, path: string, person: string): Promise<ReadPage> {
  await reader.open(path);
  return reader.submit({}, { name: 'person', value: person });
}

/** Signs a professional in by Pro Santé Connect, as far as the page where they choose a place or their home page. */
export async function signInCarer(site: TestSite, rpps: string, reader = new Reader(site.origin)) {
  await signIn(reader, '/fr/soignants/connexion', `8${rpps}`);
  return reader;
}

/** Signs an agent in by the second issuer, by their id in the list of demo staff. */
export async function signInAgent(site: TestSite, id: string, reader = new Reader(site.origin)) {
  await signIn(reader, '/fr/agents/connexion', id);
  return reader;
}

/** The values of the radio buttons of a page. */
export function choices(page: ReadPage | undefined): string[] {
  return parse(page?.html ?? '')
    .querySelectorAll('input[type="radio"]')
    .map(input => input.getAttribute('value') ?? '');
}
