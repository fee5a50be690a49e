import { allOf, anyOf, isBy, isHidden, isKeptBack, isOfClass, isSecret, not } from './condition.ts';
import { matrixCondition } from './matrix-condition.ts';
import { isOccupational } from './occupational.ts';
import { consentsOf, openedBy, openingsOf, type Rule, type RuleName, type Verdict } from './rule.ts';
import type { Action, Question } from './viewer.ts';

/** The version of these rules: the history says by which one something was allowed. */
export const policyVersion = '2026-11-25';

const yes: Verdict = { allow: true };
const no: Verdict = { refuse: true };

/*
 * Who may see what (product rules, §4), to be read from top to bottom: the first rule that speaks of a content decides,
 * and what no rule allows is refused.
 */

/** §10: a closed record is read by nobody. Its owner opens it again, and reads what became of a complaint. */
const closed: Rule = {
  name: 'closed',
  says({ viewer, action, record }) {
    if (record.status !== 'closed') return undefined;
    const isOwner = viewer.kind === 'account' && viewer.capacity === 'self';
    return isOwner && (action === 'reopen' || action === 'read-complaints') ? undefined : no;
  },
};

/** What the patient does with the record itself. */
const ofOwner: ReadonlySet<Action> = new Set([
  ...(['deposit', 'govern', 'read-history', 'read-complaints', 'own', 'reopen'] as const),
]);

/** R1: occupational medicine, insurers, banks, employers, agents and operators never read a record. */
const r1: Rule = {
  name: 'R1',
  says({ viewer }) {
    if (viewer.kind === 'professional') return isOccupational(viewer) ? no : undefined;
    return viewer.kind === 'account' || viewer.kind === 'organisation' || viewer.kind === 'software'
      ? undefined
      : no;
  },
};

/** R2: the patient reads everything but what is kept back, changes what they wrote, and alone does what is the owner's. */
const r2: Rule = {
  name: 'R2',
  says({ viewer, action, now }) {
    if (viewer.kind !== 'account' || viewer.capacity !== 'self') return undefined;
    if (action === 'read' || action === 'hide') return { refuse: isKeptBack(now), allow: true };
    if (action === 'change') return { allow: isBy('account', viewer.id) };
    return ofOwner.has(action) ? yes : undefined;
  },
};

/** R3: an author always reads what they wrote, and says when it has been announced. */
const r3: Rule = {
  name: 'R3',
  says({ viewer, action }) {
    const isAuthor =
      viewer.kind === 'professional' || viewer.kind === 'organisation' || viewer.kind === 'software';
    if (!isAuthor || (action !== 'read' && action !== 'announce')) return undefined;
    return { allow: isBy(viewer.kind, viewer.id) };
  },
};

/** R4: the treating doctor reads and announces everything and cannot be blocked; those with the same rights can. */
const r4: Rule = {
  name: 'R4',
  says({ viewer, action, record }) {
    if (viewer.kind !== 'professional') return undefined;
    const isTrusted = record.sameRights.has(viewer.id) && !record.blocked.has(viewer.id);
    if (record.treatingDoctor !== viewer.id && !isTrusted) return undefined;
    if (action === 'read' || action === 'deposit' || action === 'announce') return yes;
    return action === 'change' ? { allow: isBy('professional', viewer.id) } : undefined;
  },
};

/** R5: who is blocked reads nothing more, deposits nothing, and opens nothing in an emergency. R4 cannot be blocked. */
const r5: Rule = {
  name: 'R5',
  says({ viewer, record }) {
    if (viewer.kind !== 'professional' || viewer.id === record.treatingDoctor) return undefined;
    return record.blocked.has(viewer.id) ? no : undefined;
  },
};

/** R6: hidden from professionals, unless one opened the record in an emergency and the patient agreed to that too. */
const r6: Rule = {
  name: 'R6',
  says(asked) {
    const { viewer, action, record } = asked;
    if (viewer.kind !== 'professional' || action !== 'read') return undefined;
    const isOpen = record.choices.hiddenDocuments === true && openingsOf(viewer, asked).length > 0;
    return isOpen ? undefined : { refuse: isHidden };
  },
};

/** R7: a professional to whom the patient agreed, as far as the agreement and the access matrix go. */
const r7: Rule = {
  name: 'R7',
  says(asked) {
    const { viewer, action } = asked;
    if (viewer.kind !== 'professional') return undefined;
    const agreed = anyOf(
      ...consentsOf(viewer, asked).map(({ classes }) => classes === 'all' || isOfClass(classes)),
    );
    if (action === 'read') return { allow: allOf(not(isHidden), agreed, matrixCondition(viewer, 'read')) };
    if (action === 'deposit') return { allow: allOf(agreed, matrixCondition(viewer, 'write')) };
    return action === 'change' ? { allow: allOf(agreed, isBy('professional', viewer.id)) } : undefined;
  },
};

/** R8: in an emergency any professional opens the record, unless the patient said no. */
const r8: Rule = {
  name: 'R8',
  says(asked) {
    const { viewer, action, record } = asked;
    if (viewer.kind !== 'professional' || record.choices.emergency === false) return undefined;
    return action === 'open-emergency' ? yes : openedBy('break-glass', viewer, asked);
  },
};

/** R9: the regulating doctor of the Centre 15, unless the patient said no. */
const r9: Rule = {
  name: 'R9',
  says(asked) {
    const { viewer, action, record } = asked;
    if (viewer.kind !== 'professional' || !viewer.regulates || record.choices.centre15 === false)
      return undefined;
    return action === 'open-centre-15' ? yes : openedBy('centre-15', viewer, asked);
  },
};

/** R10: what a minor keeps secret is there for nobody who acts for them. */
const r10: Rule = {
  name: 'R10',
  says: ({ viewer }) =>
    viewer.kind === 'account' && viewer.capacity !== 'self' ? { refuse: isSecret } : undefined,
};

/** R11: who acts for the patient does what the grant says, until its end, and never more than the patient could. */
const r11: Rule = {
  name: 'R11',
  says({ viewer, action, now }) {
    if (viewer.kind !== 'account' || viewer.capacity === 'self') return undefined;
    const { scope, until, capacity } = viewer;
    if (until !== null && until <= now) return no;
    const seen = scope.see === 'all' || isOfClass(scope.see);
    const isForThem = capacity === 'representative' || capacity === 'guardian';
    switch (action) {
      case 'read':
        return { refuse: isKeptBack(now), allow: seen };
      case 'hide':
        return { refuse: isKeptBack(now), allow: scope.manage && seen };
      case 'change':
        return { allow: allOf(scope.add, isBy('account', viewer.id)) };
      case 'deposit':
        return { allow: scope.add && seen };
      case 'govern':
        return { allow: isForThem && scope.manage };
      case 'read-history':
      case 'read-complaints':
        return { allow: isForThem || scope.history };
      default:
        return undefined;
    }
  },
};

/** The rules, in their order. */
export const rules: readonly Rule[] = [closed, r1, r2, r3, r4, r5, r6, r7, r8, r9, r10, r11];

/** The rule that refuses what no rule speaks of: for a professional, the patient did not agree. */
export function lastRule({ viewer }: Question): RuleName {
  return viewer.kind === 'account' ? 'R11' : 'R7';
}
