import { type SessionData, Store } from 'express-session';
import { type ExpressionBuilder, sql } from 'kysely';
import { keepLast } from '../storage/keep-last.ts';
import { keptQuery } from '../storage/kept-query.ts';
import type { Tables } from '../storage/tables.ts';
import { after } from '../storage/time.ts';
import type { World } from '../world.ts';
import { idle, idleOf, longest, wasJustSeen } from './session-time.ts';

const sessionOf = keptQuery(['id'], (db, at) => db.selectFrom('session').selectAll().where('id', '=', at.id));

/** Neither a person with an account nor an operator. */
const nobody = (where: ExpressionBuilder<Tables, 'session'>) => [
  where('account_id', 'is', null),
  where('operator_id', 'is', null),
];

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
          where.and([...nobody(where), where('seen_at', '>', after(now(), -idle.carer))]),
          where.and([
            ...nobody(where),
            where('professional_rpps', 'is', null),
            where('agent_id', 'is', null),
          ]),
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
      professional_rpps: session.professional?.rpps ?? null,
      agent_id: session.agent?.id ?? null,
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
  return row.ends_at > now.toISOString() && quiet <= idleOf(row);
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
        where.and([
          where.or([where('professional_rpps', 'is not', null), where('agent_id', 'is not', null)]),
          where('seen_at', '<=', after(now, -idle.carer)),
        ]),
      ]),
    )
    .execute();
}

/** Answers when the database does. @throws what the database throws */
export async function pingDatabase(world: World): Promise<void> {
  await sql`select 1`.execute(world.db);
}
