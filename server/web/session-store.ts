import { type SessionData, Store } from 'express-session';
import { sql } from 'kysely';
import { signedInIdle } from '../identity/session-life.ts';
import { keepLast } from '../storage/keep-last.ts';
import { keptQuery } from '../storage/kept-query.ts';
import type { Tables } from '../storage/tables.ts';
import { after, hour, minute } from '../storage/time.ts';
import type { World } from '../world.ts';

/** How long a session lives without a request (product rules, §2.7): short once somebody is signed in. */
const idle = { signedIn: signedInIdle, visitor: hour };
/** The longest a session lives, whatever happens. */
const longest = 8 * hour;
/** A session's last use is written at most this often: reading a page should not cost a write to disk. */
const touchEvery = minute;

const sessionOf = keptQuery(['id'], (db, at) => db.selectFrom('session').selectAll().where('id', '=', at.id));

/** Whether somebody signed in with it: a person with an account, or an operator. */
function isOpenedBySomebody(row: Pick<Tables['session'], 'account_id' | 'operator_id'>): boolean {
  return row.account_id !== null || row.operator_id !== null;
}

type Callback = (error?: unknown) => void;

/** Sessions that were only asked how long they last. */
const onlyAsked = new WeakSet<object>();

/** Has this request leave the session as old as it is: asking how much time is left must not give more. */
export function leaveUntouched(session: object): void {
  onlyAsked.add(session);
}

/** Sessions as sealed rows. The id in the cookie is never stored: a row is found by its keyed fingerprint. */
export class SessionStore extends Store {
  readonly #world: World;
  /** Each request of a visit asks for the same one. */
  readonly #ids = keepLast<string>(500);
  constructor(world: World) {
    super();
    this.#world = world;
  }

  override get(sid: string, done: (error: unknown, session?: SessionData | null) => void): void {
    this.#read(sid).then(session => done(null, session), done);
  }

  override set(sid: string, session: SessionData, done: Callback = () => {}): void {
    this.#write(sid, session).then(() => done(), done);
  }

  /** Notes the use and nothing else: a request that only read must not write back what another one changed meanwhile. */
  override touch(sid: string, session: SessionData, done: Callback = () => {}): void {
    // The page is good without this note, so a fault here does not spoil it; the next request tries again.
    const over = (): void => done();
    if (onlyAsked.has(session) || wasJustSeen(this.#world, session)) done();
    else this.#note(sid).then(over, over);
  }

  override destroy(sid: string, done: Callback = () => {}): void {
    const query = this.#world.db.deleteFrom('session').where('id', '=', this.#id(sid));
    query.execute().then(() => done(), done);
  }

  #id(sid: string): string {
    return this.#ids(sid, () => this.#world.keys.lookup('session', sid));
  }

  async #read(sid: string): Promise<SessionData | null> {
    const { db, keys } = this.#world;
    const id = this.#id(sid);
    const [row] = await sessionOf(db, { id });
    if (row === undefined || !isAlive(this.#world, row)) return null;
    return { ...JSON.parse(keys.open('session', id, row.sealed)), seenAt: row.seen_at, endsAt: row.ends_at };
  }

  async #note(sid: string): Promise<void> {
    const { db, now } = this.#world;
    await db
      .updateTable('session')
      .set({ seen_at: now().toISOString() })
      .where('id', '=', this.#id(sid))
      // An answer may take longer than what was left: a session that ended meanwhile must not come back to life.
      .where('ends_at', '>', now().toISOString())
      .where(where =>
        where.or([
          where('seen_at', '>', after(now(), -idle.signedIn)),
          where.and([where('account_id', 'is', null), where('operator_id', 'is', null)]),
        ]),
      )
      .execute();
  }

  /** A session that was read is only ever updated: one that ended meanwhile must not come back to life. */
  async #write(sid: string, session: SessionData): Promise<void> {
    const { db, keys, now } = this.#world;
    const id = this.#id(sid);
    const at = now().toISOString();
    const kept = {
      sealed: keys.seal('session', id, JSON.stringify(session)),
      account_id: session.accountId ?? null,
      operator_id: session.operatorId ?? null,
      seen_at: at,
    };
    if (Reflect.has(session, 'seenAt')) {
      await db.updateTable('session').set(kept).where('id', '=', id).execute();
      return;
    }
    await db
      .insertInto('session')
      .values({ id, ...kept, created_at: at, ends_at: session.endsAt ?? after(now(), longest) })
      .onConflict(conflict => conflict.column('id').doUpdateSet(kept))
      .execute();
  }
}

export type SessionRow = Tables['session'];

/** The sessions of an account whose time is not over. */
export async function sessionsOf(world: World, accountId: string): Promise<SessionRow[]> {
  const query = world.db.selectFrom('session').selectAll().where('account_id', '=', accountId);
  return (await query.execute()).filter(row => isAlive(world, row));
}

/** Whether the time of a session is not over. */
function isAlive(world: World, row: SessionRow): boolean {
  const now = world.now();
  const quiet = now.getTime() - Date.parse(row.seen_at);
  const most = isOpenedBySomebody(row) ? idle.signedIn : idle.visitor;
  return row.ends_at > now.toISOString() && quiet <= most;
}

function wasJustSeen(world: World, { seenAt = '' }: Partial<SessionData>): boolean {
  return world.now().getTime() - Date.parse(seenAt) < touchEvery;
}

/** How long a signed-in session lasts, in milliseconds. */
export interface TimeLeft {
  readonly ms: number;
  /** It is the 8 hours that end: nothing makes the session longer. */
  readonly isWhole: boolean;
}

/** How long a signed-in session still lasts if nobody asks for anything, once this request has counted or as it is. */
export function timeLeft(world: World, session: Partial<SessionData>, counts: 'counts' | 'asks'): TimeLeft {
  const now = world.now().getTime();
  const isNoted = counts === 'counts' && !wasJustSeen(world, session);
  const seen = isNoted ? now : Date.parse(session.seenAt ?? world.now().toISOString());
  const quiet = seen + idle.signedIn - now;
  const whole = Date.parse(session.endsAt ?? after(world.now(), longest)) - now;
  return { ms: Math.max(0, Math.min(quiet, whole)), isWhole: whole <= quiet };
}

/** Removes the sessions whose time is over. */
export async function dropEndedSessions(world: World): Promise<void> {
  const now = world.now();
  await world.db
    .deleteFrom('session')
    .where(where =>
      where.or([
        where('ends_at', '<=', now.toISOString()),
        where('seen_at', '<=', after(now, -idle.visitor)),
        where.and([
          where.or([where('account_id', 'is not', null), where('operator_id', 'is not', null)]),
          where('seen_at', '<=', after(now, -idle.signedIn)),
        ]),
      ]),
    )
    .execute();
}

/** Answers when the database does. @throws what the database throws */
export async function pingDatabase(world: World): Promise<void> {
  await sql`select 1`.execute(world.db);
}
