import type { World } from '../world.ts';
import { accountsOf } from './history-people-store.ts';
import type { HistoryScope } from './history-scope-store.ts';
import { type Act, actsIn, type Source } from './history-store.ts';
import { type HistoryAct, type VerbMeaning, verbsWhere } from './history-verbs.ts';
import type { Verb } from './journal-entry.ts';
import { permitOf } from './permits.ts';
import { whenOpen } from './policy/condition.ts';
import type { RecordAccess } from './records.ts';

/**
 * What a page of the history shows: who looked, what else others did, one's own acts, or everything with the work of the
 * site.
 */
export const historyViews = ['looked', 'changed', 'mine', 'all'] as const;
export type HistoryView = (typeof historyViews)[number];

/** Those who do something with the record of somebody else, accounts apart. */
const strangers: ReadonlySet<string> = new Set([
  'professional',
  'agent',
  'organisation',
  'software',
  'operator',
]);
/** Before an account is open its person acts as a visitor, or by their number. */
const beforeAccount: ReadonlySet<string> = new Set(['insured', 'visitor']);

/** Acts by which somebody sees, or wants to see, what is in a record. */
const looking: ReadonlySet<HistoryAct> = new Set(['read', 'refused', 'emergency']);
const isLooking = ({ act, family }: VerbMeaning): boolean => family !== 'technical' && looking.has(act);
/** What a person is told without asking for the work of the site. */
export const isTold = ({ family }: VerbMeaning): boolean => family !== 'technical';

/** Who a history is about and for. */
export interface HistoryPeople {
  /** The accounts that are « vous » to the reader. */
  readonly own: ReadonlySet<string>;
  /** The capacity in which each other account acts. */
  readonly others: ReadonlyMap<string, string>;
  /** The sorts of acts that the record has seen. */
  readonly acts: readonly Act[];
}

/** The accounts of a record, as the reader of its history sees them. */
export async function historyPeople(world: World, access: RecordAccess): Promise<HistoryPeople> {
  const [grants, acts] = await Promise.all([
    accountsOf(world.db, access.recordId),
    actsIn(world.db, access.recordId),
  ]);
  const isOwn = (grant: (typeof grants)[number]): boolean =>
    grant.account_id === access.accountId || (access.capacity === 'self' && grant.capacity === 'self');
  return {
    acts,
    own: new Set([access.accountId, ...grants.filter(isOwn).map(grant => grant.account_id)]),
    others: new Map(grants.filter(grant => !isOwn(grant)).map(grant => [grant.account_id, grant.capacity])),
  };
}

/** The acts of everybody that mean one of these. */
export function actsThat(people: HistoryPeople, holds: (meaning: VerbMeaning) => boolean): Act[] {
  const verbs: ReadonlySet<string> = new Set(verbsWhere(holds));
  return people.acts.filter(({ verb }) => verbs.has(verb));
}

const ofAccounts = (accounts: Iterable<string>, verbs: readonly Verb[]): Source[] =>
  [...accounts].map(actor => ({ actor, verbs }));

/** What one did oneself and may be told of. */
export function ownSources(access: RecordAccess, people: HistoryPeople, verbs: readonly Verb[]): Source[] {
  const isBefore = ({ kind, verb }: Act): boolean =>
    access.capacity === 'self' && beforeAccount.has(kind) && verbs.some(one => one === verb);
  return [...people.acts.filter(isBefore), ...ofAccounts(people.own, verbs)];
}

/** Where the entries of a view are found. */
export function sourcesOf(view: HistoryView, access: RecordAccess, people: HistoryPeople): Source[] {
  if (view === 'all') return [...people.acts];
  if (view === 'mine') return ownSources(access, people, verbsWhere(isTold));
  const holds = (meaning: VerbMeaning): boolean =>
    isTold(meaning) && isLooking(meaning) === (view === 'looked');
  const byStrangers = actsThat(people, holds).filter(({ kind }) => strangers.has(kind));
  return [...byStrangers, ...ofAccounts(people.others.keys(), verbsWhere(holds))];
}

/**
 * What of a history its reader may see: the entries about whatever the rules let them read, once they may know of it. The
 * time for which something is kept back is looked at apart, since what is told of it is less than what it says (R2).
 */
export function historyScope(world: World, access: RecordAccess): HistoryScope {
  const { recordId: chain, now, condition } = permitOf(world, access);
  return { chain, now, about: whenOpen(condition) };
}
