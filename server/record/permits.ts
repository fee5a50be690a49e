import type { World } from '../world.ts';
import type { Document } from './documents.ts';
import { decide, type Permit, scope } from './policy/decide.ts';
import type { Action, Content, Question, Standing } from './policy/viewer.ts';
import { AccessError, type RecordAccess } from './records.ts';

/** A record of which nothing but its being open matters: the rules of accounts look at their grant alone. */
export function plainStanding(recordId: string, status: Standing['status'] = 'open'): Standing {
  return {
    ...{ recordId, status },
    treatingDoctor: undefined,
    sameRights: new Set(),
    blocked: new Set(),
    consents: [],
    openings: [],
    choices: {},
  };
}

function questionOf(world: Pick<World, 'now'>, access: RecordAccess, action: Action): Question {
  const { accountId: id, recordId, capacity, grant, status } = access;
  return {
    viewer: { kind: 'account', id, capacity, ...grant },
    action,
    record: plainStanding(recordId, status),
    now: world.now().toISOString(),
  };
}

/** What an account may see of a record, or do with its contents. It holds for one request. */
export function permitOf(world: Pick<World, 'now'>, access: RecordAccess, action: Action = 'read'): Permit {
  return scope(questionOf(world, access, action));
}

/** Whether the rules let an account do this with the record itself: a page shows no way to what is refused. */
export function isAllowed(world: Pick<World, 'now'>, access: RecordAccess, action: Action): boolean {
  return decide(questionOf(world, access, action)).allowed;
}

/** Goes on only when the rules let an account do this with the record itself. @throws AccessError */
export function mustBeAllowed(world: Pick<World, 'now'>, access: RecordAccess, action: Action): void {
  const { allowed, rule } = decide(questionOf(world, access, action));
  if (!allowed) throw new AccessError(`${rule} refuses ${action}.`);
}

/** A document as the rules look at it. */
export function contentOf({ author, ...document }: Document): Content {
  const { classCode, typeCode, isHidden, isSecret, keptBackUntil } = document;
  return {
    classCode,
    typeCode,
    authorKind: author.kind,
    authorId: author.id,
    isHidden,
    isSecret,
    keptBackUntil,
  };
}
