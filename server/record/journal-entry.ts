import type { Tables } from '../storage/tables.ts';
import type { Verb } from './journal-verbs.ts';

export type { Verb };

/** Who acts: an opened account, someone not signed in yet, a person by their number, the site itself… */
export type ActorKind =
  | 'account'
  | 'visitor'
  | 'insured'
  | 'site'
  | 'operator'
  | 'professional'
  | 'agent'
  | 'organisation'
  | 'software';

/** Which way the act came in: a page, a professional's software, the background worker, or a command of the operator. */
export type Channel = 'web' | 'software' | 'worker' | 'command';

/** What a caller says happened. Ids only: anything personal goes in `details`, which are sealed. */
export interface JournalEvent {
  readonly actor: { readonly kind: ActorKind; readonly id: string };
  /** Id of the person for whom the actor acts, when it is another one. */
  readonly onBehalfOf?: string | undefined;
  readonly capacity?: string | undefined;
  /** Id of the place and function in which a professional acts. */
  readonly exercise?: string | undefined;
  /** The record concerned; without one the entry goes to the site's own chain. */
  readonly recordId?: string | undefined;
  readonly verb: Verb;
  readonly object?: { readonly kind: string; readonly id: string } | undefined;
  /** Name of the rule that allowed the act, and the version of the policy it comes from. */
  readonly rule?: string | undefined;
  readonly policyVersion?: string | undefined;
  readonly channel: Channel;
  readonly details?: Details | undefined;
}

/** What an entry says beyond ids; sealed under the record's own key. */
export type Details = Readonly<Record<string, string | number | boolean>>;

/** An entry as the database keeps it. */
export type Entry = Tables['journal_entry'];

/** The chain of what belongs to no record. */
export const siteChain = 'site';

/** The shape of entries written now; verification knows every shape ever written. */
const entryVersion = 1;

/** An event would put in clear something that is not an id: a fault of the calling code. */
export class JournalEventError extends Error {}

/** The place an entry takes in its chain, what its sealed details are, and the key that will sign it. */
export interface Link {
  readonly seq: number;
  readonly at: string;
  readonly details: string | null;
  readonly keyId: string;
}

/**
 * The entry of an event, complete but for its MAC.
 * @throws JournalEventError when a column in clear would hold more than an id or a code word.
 */
export function entryOf(event: JournalEvent, link: Link): Omit<Entry, 'mac'> {
  const entry = {
    chain: event.recordId ?? siteChain,
    seq: link.seq,
    version: entryVersion,
    at: link.at,
    actor_kind: event.actor.kind,
    actor_id: event.actor.id,
    on_behalf_of: event.onBehalfOf ?? null,
    capacity: event.capacity ?? null,
    exercise: event.exercise ?? null,
    record_id: event.recordId ?? null,
    verb: event.verb,
    object_kind: event.object?.kind ?? null,
    object_id: event.object?.id ?? null,
    rule: event.rule ?? null,
    policy_version: event.policyVersion ?? null,
    channel: event.channel,
    details: link.details,
    key_id: link.keyId,
  };
  const { at: _, details: __, ...inClear } = entry;
  for (const [column, value] of Object.entries(inClear)) refusePersonal(column, value);
  return entry;
}

/** An address, a name with a space, a phone number or a NIR (13 or 15 characters) is never an id. */
function refusePersonal(column: string, value: string | number | null): void {
  if (typeof value !== 'string') return;
  const idOrWord = /^[A-Za-z0-9_.:-]{1,80}$/.test(value);
  const nir = /^[\d][\dAB]{12,14}$/i.test(value);
  if (!idOrWord || nir) throw new JournalEventError(`journal: ${column} must be an id or a code word.`);
}
