import type { World } from '../world.ts';
import { careQuestion } from './care-access.ts';
import { type Caring, refused } from './care-trace.ts';
import { typeOf } from './document-types.ts';
import { inTurn } from './in-turn.ts';
import { policyVersion } from './policy/access-policy.ts';
import { decide } from './policy/decide.ts';
import type { Content } from './policy/viewer.ts';
import {
  type ReceivedDocument,
  receiveDocument,
  receiveStored,
  type StoredDocument,
} from './receive-document.ts';

/** Which of some types of documents a professional may deposit now. Asking leaves no trace: it shows nothing. */
export async function depositTypes(world: World, who: Caring, types: readonly string[]): Promise<string[]> {
  return world.db.transaction().execute(async trx => {
    const asked = await careQuestion(trx, world, { ...who, action: 'deposit' });
    if (asked === undefined) return [];
    return types.filter(type => decide(asked, contentBy(who.viewer.id, type)).allowed);
  });
}

/** What a professional is about to deposit, as the rules look at it. */
export function contentBy(rpps: string, typeCode: string): Content {
  return {
    ...{ classCode: typeOf(typeCode)?.classCode ?? '', typeCode },
    ...{ authorKind: 'professional', authorId: rpps, keptBackUntil: null },
    ...{ isHidden: false, isSecret: false },
  };
}

/** What is deposited: with its bytes, or stored already as a file that came in. */
export type Deposited =
  | Omit<ReceivedDocument, 'recordId' | 'allowed'>
  | Omit<StoredDocument, 'recordId' | 'allowed'>;

/**
 * Takes a document that a professional deposits, when the rules let them deposit one of that type (R4, R5, R7). Returns
 * its id; nothing when it is refused, which is written in the history.
 */
export async function depositForCarer(
  world: World,
  who: Caring,
  document: Deposited,
): Promise<string | undefined> {
  const { viewer, recordId } = who;
  if (document.by.kind !== 'professional' || document.by.id !== viewer.id)
    throw new Error('A professional deposits under their own name.');
  return inTurn(world, recordId, async trx => {
    const asked = await careQuestion(trx, world, { ...who, action: 'deposit' });
    if (asked === undefined) return undefined;
    const { allowed, rule } = decide(asked, contentBy(viewer.id, document.typeCode));
    if (!allowed) return refused(trx, world, { asked, software: who.software });
    const by = { recordId, allowed: { rule, policyVersion, exercise: viewer.exerciseId } };
    return 'bytes' in document
      ? receiveDocument(trx, world, { ...document, ...by })
      : receiveStored(trx, world, { ...document, ...by });
  });
}
