import { newId } from '../../server/storage/ids.ts';
import type { World } from '../../server/world.ts';
import { makeRecord, write } from './journal.ts';

const at = '2026-03-03T10:00:00.000Z';

/** One row in every table that has something sealed, with all that hangs on it, and a record that was destroyed. */
export async function makeSealedRows(world: World, nir: string): Promise<void> {
  const { db, keys } = world;
  const id = newId(world.random);
  const seal = (purpose: Parameters<typeof keys.seal>[0], place = id, text: object = { id }) =>
    keys.seal(purpose, place, JSON.stringify(text));
  const times = { created_at: at, expires_at: at };
  const nirLookup = keys.lookup('nir', nir);
  const person = { nir, familyName: 'MARTIN', givenName: 'Emma', birthDate: '1985-04-17' };
  const recordId = await makeRecord(world);
  await write(world, recordId, { note: 'health' });
  const destroyed = await makeRecord(world);
  await db.updateTable('record').set({ wrapped_key: '' }).where('id', '=', destroyed).execute();
  await db
    .insertInto('insured')
    .values({ id, nir_lookup: nirLookup, sealed: seal('insured', id, person), updated_at: at })
    .execute();
  await db
    .insertInto('account')
    .values({
      ...{
        id,
        insured_id: id,
        identifier_lookup: keys.lookup('identifier', `heup${nir}`),
        password_hash: 'x',
      },
      ...{
        sealed: seal('account', id, { identifier: `heup${nir}` }),
        password_kind: 'own',
        password_expires_at: null,
      },
      ...{ language: 'fr', created_at: at, suspended_at: null },
    })
    .execute();
  await db
    .insertInto('authenticator')
    .values({
      account_id: id,
      sealed: seal('authenticator'),
      created_at: at,
      confirmed_at: at,
      last_step: 0,
      drift: 0,
    })
    .execute();
  const contact = { account_id: id, verified_at: null, declined_at: null };
  await db
    .insertInto('contact')
    .values([
      { ...contact, channel: 'email', sealed: seal('contact', `${id}:email`) },
      { ...contact, channel: 'sms', sealed: null },
    ])
    .execute();
  const request = { id, nir_lookup: nirLookup, language: 'fr', requested_at: at, handled_at: null };
  await db
    .insertInto('creation_request')
    .values({ ...request, sealed: seal('creation_request', id, { nir }) })
    .execute();
  await db
    .insertInto('creation_code')
    .values({
      id,
      insured_id: id,
      hash: nir,
      ...times,
      used_at: null,
      suspended_at: null,
      account_id: null,
    })
    .execute();
  await db
    .insertInto('creation_draft')
    .values({ code_id: id, sealed: seal('creation_draft'), version: 1, updated_at: at })
    .execute();
  await db
    .insertInto('fresh_credentials')
    .values({ account_id: id, sealed: seal('fresh_credentials'), expires_at: at })
    .execute();
  const session = { id, account_id: id, created_at: at, seen_at: at, ends_at: at };
  await db
    .insertInto('session')
    .values({ ...session, sealed: seal('session') })
    .execute();
  await db
    .insertInto('draft')
    .values({ id, account_id: id, sealed: seal('draft'), ...times })
    .execute();
  const message = {
    channel: 'email',
    kind: 'x',
    language: 'fr',
    tries: 0,
    leased_until: null,
    leased_by: null,
  } as const;
  await db
    .insertInto('outbox')
    .values([
      { ...message, ...times, id, sealed: seal('outbox'), state: 'waiting', next_try_at: at, ended_at: null },
      {
        ...message,
        ...times,
        id: newId(world.random),
        sealed: null,
        state: 'sent',
        next_try_at: at,
        ended_at: at,
      },
    ])
    .execute();
  const letter = { id, language: 'fr', kind: 'x', created_at: at, printed_at: null, posted_at: null };
  await db
    .insertInto('post_letter')
    .values({ ...letter, sealed: seal('post_letter') })
    .execute();
  await db
    .insertInto('fresh_sheet')
    .values({ account_id: id, sheet_id: id, sealed: seal('fresh_sheet'), expires_at: at })
    .execute();
  const change = { id, account_id: id, what: 'email', made_at: at, expires_at: at } as const;
  await db
    .insertInto('account_change')
    .values({ ...change, sealed: seal('account_change') })
    .execute();
  await db
    .insertInto('demo_message')
    .values({
      id,
      channel: 'email',
      kind: 'x',
      sealed: seal('demo_message'),
      letter_id: null,
      created_at: at,
    })
    .execute();
  await db
    .insertInto('contact_message')
    .values({
      ...{ id, receipt: id, kind: 'x', language: 'fr', sealed: seal('contact_message') },
      ...{ state: 'open', created_at: at, answered_at: null },
    })
    .execute();
  await db
    .insertInto('operator')
    .values({
      ...{
        id,
        login_lookup: keys.lookup('operator_login', `op-${nir}`),
        password_hash: 'x',
        last_step: null,
      },
      ...{ sealed: seal('operator', id, { login: `op-${nir}` }), password_kind: 'own', created_at: at },
    })
    .execute();
  await db
    .insertInto('agent')
    .values({
      ...{ id, subject_lookup: keys.lookup('agent', `agent-${nir}`), roles: 'agent', seen_at: at },
      sealed: seal('agent', id, { name: 'A', subject: `agent-${nir}` }),
    })
    .execute();
  await db
    .insertInto('account_look')
    .values({ account_id: id, sealed: seal('account_look'), chosen_at: at })
    .execute();
}
