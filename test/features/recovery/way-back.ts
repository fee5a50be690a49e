import { Reader, type ReadPage } from '../../support/reader.ts';
import type { TestSite } from '../../support/site.ts';

/** Anthony of the demo population, as he finds his way back: he has a phone and a mailbox. */
export const anthonyBorn = {
  number: '1 80 03 2B 020 401 23',
  'birth-day': '2',
  'birth-month': '3',
  'birth-year': '1980',
};

export const newPassword = 'lampe tortue papier citron violet';

/** A browser that has typed number and birth date. */
export async function back(
  site: TestSite,
  who = anthonyBorn,
  reader = new Reader(site.origin),
): Promise<Reader> {
  await reader.open('/fr/retrouver');
  await reader.submit(who);
  return reader;
}

/** The code of the newest message of one channel, as it is written. @throws when there is none */
export async function codeBy(site: TestSite, channel: 'email' | 'sms'): Promise<string> {
  const messages = await site.messages();
  const newest = messages.find(message => message.kind === 'recovery-code' && message.channel === channel);
  const code = /\b\d{4}\s\d{4}\b/.exec(newest?.text ?? '')?.[0];
  if (code === undefined) throw new Error('No message has a code.');
  return code;
}

/** Chooses a way on the open page and types its code. */
export async function prove(site: TestSite, reader: Reader, way: 'email' | 'sms'): Promise<ReadPage> {
  await reader.submit({ way });
  return reader.submit({ code: await codeBy(site, way) });
}

/** The refusal number of the newest message of a kind and channel. @throws when there is none */
export function refusalIn(
  messages: readonly { kind: string; channel: string; text: string }[],
  kind: string,
  channel: string,
): string {
  const told = messages.find(message => message.kind === kind && message.channel === channel);
  const number = /[A-Z0-9]{4}\s[A-Z0-9]{4}\s[A-Z0-9]{4}/.exec(told?.text ?? '')?.[0];
  if (number === undefined) throw new Error('No message has a refusal number.');
  return number;
}

/** Types a refusal number and confirms. Gives the page that says what will be stopped, and the one after it. */
export async function refuse(site: TestSite, number: string): Promise<{ asked: ReadPage; done: ReadPage }> {
  const reader = new Reader(site.origin);
  await reader.open('/fr/pas-moi');
  const asked = await reader.submit({ code: number });
  return { asked, done: await reader.submit() };
}
