import { listContactMessages, readContactMessage } from '../../../server/identity/contact-messages.ts';
import { Reader } from '../../support/reader.ts';
import type { TestSite } from '../../support/site.ts';

/** A message with nothing wrong in it. */
export const good = { kind: 'creation', message: 'Je ne reçois pas mon code.', reply: 'none' };

/** A browser on the page with the form. */
export async function atForm(site: TestSite, language = 'fr'): Promise<Reader> {
  const reader = new Reader(site.origin);
  await reader.open(`/${language}/contact`);
  return reader;
}

/** The messages that the operator can read, newest first. */
export async function received(site: TestSite) {
  const heads = await listContactMessages(site.world, { state: 'open', most: 50 });
  return Promise.all(heads.map(({ id }) => readContactMessage(site.world, { id, by: 'operator' })));
}
