import type { World } from '../world.ts';
import { careQuestion } from './care-access.ts';
import { type Caring, refused } from './care-trace.ts';
import { typeOf } from './document-types.ts';
import { policyVersion } from './policy/access-policy.ts';
import { decide } from './policy/decide.ts';
import { type ReceivedDocument, receiveDocument } from './receive-document.ts';

/**
 * Takes a document that a professional deposits, when the rules let them deposit one of that type (R4, R5, R7). Returns
 * its id; nothing when it is refused, which is written in the history.
 */
export async function depositForCarer(
  world: World,
  who: Caring,
  document: Omit<ReceivedDocument, 'recordId' | 'allowed'>,
): Promise<string | undefined> {
  const { viewer, recordId } = who;
  if (document.by.kind !== 'professional' || document.by.id !== viewer.id)
    throw new Error('A professional deposits under their own name.');
  return world.db.transaction().execute(async trx => {
    const asked = await careQuestion(trx, world, { ...who, action: 'deposit' });
    if (asked === undefined) return undefined;
    const content = {
      ...{ classCode: typeOf(document.typeCode)?.classCode ?? '', typeCode: document.typeCode },
      ...({ authorKind: 'professional', authorId: viewer.id, keptBackUntil: null } as const),
      ...{ isHidden: false, isSecret: false },
    };
    const { allowed, rule } = decide(asked, content);
    if (!allowed) return refused(trx, world, { asked });
    const by = { rule, policyVersion, exercise: viewer.exerciseId };
    return receiveDocument(trx, world, { ...document, recordId, allowed: by });
  });
}
