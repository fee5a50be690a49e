import { findRecord } from '../record/records-store.ts';
import type { InsuredPerson } from '../registries/register.ts';
import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { findByInsured } from './accounts-store.ts';
import { type Contact, readContactsIn } from './contacts.ts';
import { type AccountSettings, readSettings, usualSettings } from './settings.ts';

/** Whom a record is about, and how they are told something. */
export interface Hearer {
  readonly insuredId: string;
  readonly person: InsuredPerson | undefined;
  readonly language: string;
  /** The contacts that they verified. */
  readonly contacts: readonly Contact[];
  readonly settings: AccountSettings;
}

/**
 * Who is to be told of what happens to a record; nobody for one that is closed. An account that « Ce n'est pas moi »
 * suspended may have a stranger's contacts: they are told nothing.
 */
export async function hearerOf(trx: Trx, world: World, recordId: string): Promise<Hearer | undefined> {
  const record = await findRecord(trx, recordId);
  if (record === undefined || record.status !== 'open') return undefined;
  const insuredId = record.insured_id;
  const person = await world.register.find(insuredId, trx);
  const account = await findByInsured(trx, insuredId);
  const language = account?.language ?? person?.language ?? 'fr';
  if (account === undefined || account.suspended_at !== null)
    return { insuredId, person, language, contacts: [], settings: usualSettings };
  const { verified: contacts } = await readContactsIn(trx, world, account.id);
  return { insuredId, person, language, contacts, settings: await readSettings(trx, account.id) };
}
