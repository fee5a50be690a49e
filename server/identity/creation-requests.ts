import { appendEntry } from '../record/journal.ts';
import type { InsuredPerson } from '../registries/register.ts';
import { newId } from '../storage/ids.ts';
import { SealError } from '../storage/keys.ts';
import { type Limit, takeFromLimit } from '../storage/limits.ts';
import type { Trx } from '../storage/tables.ts';
import { day, hour } from '../storage/time.ts';
import type { World } from '../world.ts';
import { creationBinding, insertCreationCode } from './creation-codes-store.ts';
import { standingOf } from './creation-standing.ts';
import { closeRequest, insertRequest, openRequests, type RequestRow } from './creation-store.ts';
import { hashCode } from './hashing.ts';
import { makeCreationCode } from './secrets.ts';
import { tell } from './tell.ts';

/** Product rules, §1.4: a creation code lives 60 days, and a number may ask for 3 a day. */
export const creationCodeLives = 60 * day;
const perNumber: Limit = { name: 'creation-request', most: 3, window: day };
/** A family or a workshop shares an address; a machine that tries numbers does not stay below this. */
const perAddress: Limit = { name: 'creation-request-address', most: 30, window: hour };

/**
 * Takes down that somebody asked for a creation code. Who they are is not looked at here: the worker does that later,
 * so that neither the answer nor its time tells whether the number is known.
 */
export async function requestCreationCode(
  world: World,
  asked: { nir: string; language: string; address: string },
): Promise<'accepted' | 'too-many-today' | 'too-many'> {
  return world.db.transaction().execute(async trx => {
    if (!(await takeFromLimit(trx, world, { limit: perAddress, who: asked.address }))) return 'too-many';
    if (!(await takeFromLimit(trx, world, { limit: perNumber, who: asked.nir }))) return 'too-many-today';
    const id = newId(world.random);
    await insertRequest(trx, {
      id,
      nir_lookup: world.keys.lookup('nir', asked.nir),
      sealed: world.keys.seal('creation_request', id, JSON.stringify({ nir: asked.nir })),
      language: asked.language,
      requested_at: world.now().toISOString(),
      handled_at: null,
    });
    await appendEntry(trx, world, {
      actor: { kind: 'visitor', id: 'visitor' },
      verb: 'creation-code.requested',
      object: { kind: 'creation-request', id },
      channel: 'web',
    });
    return 'accepted';
  });
}

/** What a request comes to, once the register has been asked. */
type Decision = 'send' | 'unknown' | 'creation-minor' | 'record-exists' | 'record-closed';

async function decide(world: World, person: InsuredPerson | undefined): Promise<Decision> {
  if (person === undefined) return 'unknown';
  const standing = await standingOf(world.db, world, person);
  if (standing === 'minor') return 'creation-minor';
  return standing === 'record-exists' || standing === 'record-closed' ? standing : 'send';
}

/** Decides the requests that wait: the worker's part. Returns how many there were. */
export async function handleCreationRequests(world: World): Promise<number> {
  const requests = await openRequests(world.db, 50);
  for (const request of requests) await handleApart(world, request);
  return requests.length;
}

/** One request that fails must not hold up those behind it. What never opens is closed; the rest is tried again. */
async function handleApart(world: World, request: RequestRow): Promise<void> {
  try {
    await handle(world, request);
  } catch (error) {
    world.log.error(
      { request: request.id, type: Object(error).constructor?.name },
      'creation request failed',
    );
    if (!(error instanceof SealError)) return;
    await world.db.transaction().execute(async trx => {
      await closeRequest(trx, request.id, world.now().toISOString());
      await trace(trx, world, { verb: 'creation-code.refused', request: request.id });
    });
  }
}

async function handle(world: World, request: RequestRow): Promise<void> {
  const { nir } = JSON.parse(world.keys.open('creation_request', request.id, request.sealed));
  const person = await world.register.findByNir(nir);
  const decision = await decide(world, person);
  const code = makeCreationCode(world.random);
  const hash = await hashCode(world, code, { to: creationBinding(person?.id ?? request.id) });
  await world.db.transaction().execute(async trx => {
    if (!(await closeRequest(trx, request.id, world.now().toISOString()))) return;
    if (person !== undefined && decision === 'send')
      await sendCode(trx, world, { person, request, code, hash });
    else await refuse(trx, world, { person, request, decision });
  });
}

async function sendCode(
  trx: Trx,
  world: World,
  what: { person: InsuredPerson; request: RequestRow; code: string; hash: string },
): Promise<void> {
  const id = newId(world.random);
  const expiresAt = new Date(world.now().getTime() + creationCodeLives);
  await insertCreationCode(trx, {
    id,
    insured_id: what.person.id,
    hash: what.hash,
    created_at: world.now().toISOString(),
    expires_at: expiresAt.toISOString(),
    used_at: null,
    suspended_at: null,
    account_id: null,
  });
  await tell(trx, world, {
    person: what.person,
    language: what.request.language,
    kind: 'creation-code',
    values: { code: what.code, validUntil: expiresAt.toISOString() },
    expiresAt,
  });
  await trace(trx, world, {
    verb: 'creation-code.sent',
    insuredId: what.person.id,
    request: what.request.id,
  });
}

async function refuse(
  trx: Trx,
  world: World,
  what: { person: InsuredPerson | undefined; request: RequestRow; decision: Decision },
): Promise<void> {
  const { person, request, decision } = what;
  if (person !== undefined && decision !== 'unknown' && decision !== 'send') {
    await tell(trx, world, { person, language: request.language, kind: decision, values: {} });
  }
  const reason = decision === 'unknown' ? {} : { insuredId: person?.id ?? '' };
  await trace(trx, world, { verb: 'creation-code.refused', request: request.id, ...reason });
}

async function trace(
  trx: Trx,
  world: World,
  what: { verb: 'creation-code.sent' | 'creation-code.refused'; insuredId?: string; request: string },
): Promise<void> {
  await appendEntry(trx, world, {
    actor: { kind: 'site', id: 'site' },
    verb: what.verb,
    object: { kind: 'creation-request', id: what.request },
    ...(what.insuredId ? { details: { insured: what.insuredId } } : {}),
    channel: 'worker',
  });
}
