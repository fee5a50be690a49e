import { Secret, TOTP } from 'otpauth';
import { createOperator, type FreshOperator } from '../../server/identity/operator/accounts.ts';
import type { Entry } from '../../server/record/journal-entry.ts';
import type { World } from '../../server/world.ts';
import type { ReadPage } from './reader.ts';
import { Reader } from './reader.ts';
import type { TestSite } from './site.ts';

/** What an operator of the tests chooses at the first sign-in. */
export const ownPassword = 'lampe tortue papier citron violet';

/** Somebody who runs the site, with an initial password. */
export function makeOperator(world: World): Promise<FreshOperator> {
  return createOperator(world, { name: 'Claire Dupont', email: 'claire@example.org' });
}

/** What the authenticator app shows, so many steps of 30 seconds from now. */
export function codeNow(world: World, { totp }: Pick<FreshOperator, 'totp'>, steps = 0): string {
  const app = new TOTP({ secret: Secret.fromBase32(totp) });
  return app.generate({ timestamp: world.now().getTime() + steps * 30_000 });
}

/** Fills the operators' sign-in page; the code is the app's unless another one is given. */
export async function enterOperator(
  site: TestSite,
  reader: Reader,
  who: FreshOperator & { code?: string },
  language = 'fr',
): Promise<ReadPage> {
  await reader.open(`/${language}/operateur`);
  const { login, password } = who;
  return reader.submit({ login, password, code: who.code ?? codeNow(site.world, who) });
}

/** An operator at work: signed in, with a password of their own. */
export async function operatorAtWork(
  site: TestSite,
  language = 'fr',
): Promise<{ reader: Reader; who: FreshOperator; page: ReadPage }> {
  const reader = new Reader(site.origin);
  const who = await makeOperator(site.world);
  await enterOperator(site, reader, who, language);
  const page = await reader.submit({ password: ownPassword });
  // The next sign-in needs another code than this one.
  site.world.pass(30_000);
  return { reader, who: { ...who, password: ownPassword }, page };
}

/** The entries of the site's journal or of a record's, in order. */
export function entriesOf(world: World, chain = 'site') {
  return world.db.selectFrom('journal_entry').selectAll().where('chain', '=', chain).orderBy('seq').execute();
}

/** What an entry says beyond ids, as whoever holds the record's key reads it. */
export async function detailsOf(world: World, entry: Entry | undefined): Promise<unknown> {
  const { db, keys } = world;
  const { seq = 0, details, record_id: recordId } = entry ?? {};
  if (!details) return undefined;
  const place = `journal:${seq}`;
  if (!recordId) return JSON.parse(keys.open('journal_details', place, details));
  const row = db.selectFrom('record').select('wrapped_key').where('id', '=', recordId);
  const { wrapped_key: wrapped } = await row.executeTakeFirstOrThrow();
  return JSON.parse(keys.forRecord(recordId, wrapped).open(place, details));
}

/** Looks for a person on the operator's pages, by an identifier or a number. */
export async function search(reader: Reader, who: string): Promise<ReadPage> {
  await reader.open('/fr/operateur/visites');
  return reader.submit({ who });
}
