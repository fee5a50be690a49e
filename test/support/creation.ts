import { createRecord as createRecordOf } from '../../server/record/records.ts';
import { mergeInsured } from '../../server/registries/register-store.ts';
import { dominique } from './journeys.ts';
import { Reader, type ReadPage } from './reader.ts';
import { newestCode, type TestSite } from './site.ts';

const bare = (number: string): string => number.replaceAll(' ', '');

/** The id of the person with this number. */
export async function insuredId(site: TestSite, number = dominique.number): Promise<string> {
  const person = await site.world.register.findByNir(bare(number));
  if (person === undefined) throw new Error('Nobody has this number.');
  return person.id;
}

/** A pharmacy makes the record of a person, with no account. */
export async function makeAtPharmacy(site: TestSite, number = dominique.number): Promise<string> {
  const { world } = site;
  const who = { insuredId: await insuredId(site, number), by: 'pharmacy' } as const;
  const actor = { kind: 'professional', id: 'pharmacist' } as const;
  return world.db.transaction().execute(trx => createRecordOf(trx, world, { ...who, actor }));
}

/** The record of a person is closed. */
export async function close(site: TestSite, number = dominique.number): Promise<void> {
  const { db } = site.world;
  const id = await insuredId(site, number);
  await db.updateTable('record').set({ status: 'closed' }).where('insured_id', '=', id).execute();
}

/** The register corrects what it knows of Dominique. */
export async function correct(
  site: TestSite,
  told: { birthDate?: string; language?: string },
): Promise<void> {
  const { world } = site;
  const person = await world.register.findByNir(bare(dominique.number));
  if (person === undefined) throw new Error('Nobody has this number.');
  await world.db.transaction().execute(trx => mergeInsured(trx, world, { ...person, ...told }));
}

/** Number, birth date and code, in a browser of its own unless one is given. */
export async function prove(
  site: TestSite,
  given: Record<string, string>,
  reader = new Reader(site.origin),
): Promise<ReadPage> {
  await reader.open('/fr/creation/mon-code');
  return reader.submit({ ...dominique, ...given });
}

/** Verifies a phone number, from the page that asks where to send codes. */
export async function verifyPhone(site: TestSite, reader: Reader): Promise<ReadPage> {
  await reader.submit({ channel: 'sms' });
  await reader.submit({ phone: '06 39 98 00 12' });
  return reader.submit({ code: await newestCode(site) });
}

/** The refusal number of the newest message that has one. */
export async function newestRefusal(site: TestSite): Promise<string> {
  for (const { kind, text } of await site.messages()) {
    const found = /\b[A-Z0-9]{4} [A-Z0-9]{4} [A-Z0-9]{4}\b/.exec(text)?.[0];
    if (found !== undefined && kind !== 'creation-code') return found;
  }
  throw new Error('No message has a refusal number.');
}

/** « Ce n'est pas moi »: types the number and confirms. */
export async function refuse(site: TestSite, code: string): Promise<ReadPage> {
  const reader = new Reader(site.origin);
  await reader.open('/fr/pas-moi');
  await reader.submit({ code });
  return reader.submit();
}
