import { setTimeout as wait } from 'node:timers/promises';
import { referenceFolder } from '../../server/identity/accounts.ts';
import { readDemoPeople } from '../../server/registries/population.ts';
import { Reader } from '../support/reader.ts';

/** The home page of somebody who is signed in, and the cookie that opens it. */
export interface Home {
  readonly page: URL;
  readonly cookie: string;
}

/** A demo person whose record is in use, and who can be reached in two ways. */
export function personInUse(): { identifier: string; password: string } {
  const today = new Date().toISOString().slice(0, 10);
  const people = readDemoPeople(referenceFolder, today);
  const person = people.find(({ record, phone, email }) => record === 'in-use' && phone && email);
  if (!person?.identifier || !person.password) throw new Error('No demo person has a record in use.');
  return { identifier: person.identifier, password: person.password };
}

/** Signs in on a demo site that runs elsewhere, as a person whose record is in use. */
export async function signInAtHome(origin: string): Promise<Home> {
  const person = personInUse();
  const reader = new Reader(origin);
  await reader.open('/fr/connexion');
  const after = await reader.submit({ identifier: person.identifier, password: person.password });
  if (after.url.pathname.endsWith('/envoi')) await reader.submit({ channel: 'sms' });
  const home = await reader.submit({ code: await codeInBox(origin) });
  if (!home.url.pathname.includes('/dmp/')) throw new Error(`Not at home but at ${home.url.pathname}`);
  const cookie = reader.cookie;
  return { page: home.url, cookie };
}

/** The one-time code in the demo's message box, as soon as it is there. */
async function codeInBox(origin: string): Promise<string> {
  for (let look = 0; look < 100; look += 1) {
    const page = await new Reader(origin).open('/fr/demo/messages');
    const found = /\b\d{4} \d{4}\b/.exec(page.text());
    if (found !== null) return found[0];
    await wait(100);
  }
  throw new Error('No code came.');
}
