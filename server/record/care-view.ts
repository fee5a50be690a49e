import type { RecordKey } from '../storage/keys.ts';
import type { Trx } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { noteForOwner } from './access-notices.ts';
import { careQuestion } from './care-access.ts';
import { type Caring, refused, traceCare } from './care-trace.ts';
import { listDocuments } from './document-lists-store.ts';
import { inTurn } from './in-turn.ts';
import { type Permit, scope } from './policy/decide.ts';
import type { RuleName } from './policy/rule.ts';
import { recordKeyOf } from './records.ts';

/** What a reading of a record is given: the transaction of its trace, what may be seen, and the key that opens it. */
export interface Opened {
  readonly trx: Trx;
  readonly permit: Permit;
  readonly key: RecordKey;
}

/** What a professional looks at, as the history names it, and how it is read within the rules. */
interface View<Shown> {
  readonly verb: 'documents.listed' | 'summary.read' | 'care-history.read' | 'information.read';
  /** Not for what was written already in this visit, such as the second page of a list. */
  readonly isTraced: boolean;
  /** For those alone to whom more is open than what they wrote themselves (R3). */
  readonly isForAgreed?: boolean;
  readonly read: (opened: Opened) => Promise<Shown>;
}

/**
 * Shows a professional a part of a record, with its entry in the history; nothing when no rule opens the record to them,
 * which is written down, and for a record that is not there, alike. `read` gets the permit and nothing that goes beyond.
 */
export async function viewForCarer<Shown>(
  world: World,
  who: Caring,
  { verb, isTraced, isForAgreed = false, read }: View<Shown>,
): Promise<{ readonly shown: Shown; readonly rule: RuleName } | undefined> {
  return inTurn(world, who.recordId, async trx => {
    const asked = await careQuestion(trx, world, { ...who, action: 'read' });
    const permit = asked && scope(asked);
    const rule = permit && (await openingRule(trx, permit));
    const isClosed = rule === undefined || (isForAgreed && rule === 'R3');
    if (asked === undefined || permit === undefined || isClosed)
      return refused(trx, world, { asked, software: who.software });
    if (isTraced) await tellAccess(trx, world, { ...who, verb, rule });
    const key = await recordKeyOf(world, trx, who.recordId);
    return { shown: await read({ trx, permit, key }), rule };
  });
}

/**
 * Whether anything opens a record to a professional, for a page whose address was not found by a search: where nothing
 * does it is not there, and the try is written down.
 */
export async function isOpenToCarer(world: World, who: Caring): Promise<boolean> {
  return inTurn(world, who.recordId, async trx => {
    const asked = await careQuestion(trx, world, { ...who, action: 'read' });
    if (asked !== undefined && (await openingRule(trx, scope(asked))) !== undefined) return true;
    await refused(trx, world, { asked, software: who.software });
    return false;
  });
}

/** The rule that opens a record to somebody. Anybody may read what they wrote (R3): that opens nothing where they wrote nothing. */
async function openingRule(trx: Trx, permit: Permit): Promise<RuleName | undefined> {
  const { rule } = permit;
  if (rule !== 'R3') return rule;
  const [own] = await listDocuments(trx, { permit, accountId: '' }, { count: 1 });
  return own && rule;
}

/** Writes in the history that somebody looked, and notes it for the owner to be told as they wish. */
export async function tellAccess(
  trx: Trx,
  world: World,
  traced: Parameters<typeof traceCare>[2],
): Promise<void> {
  const { seq } = await traceCare(trx, world, traced);
  const { recordId, viewer } = traced;
  await noteForOwner(trx, world, { recordId, kind: 'access', rpps: viewer.id, seq });
}
