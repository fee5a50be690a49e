import { allOf, anyOf, isBy, isHidden, isKeptBack, isOfClass, isSecret, not } from './condition.ts';
import { matrixCondition } from './matrix-condition.ts';
import { isOccupational } from './occupational.ts';
import {
  consentsOf,
  ofPatient,
  ofProfessionals,
  ofThoseWhoAct,
  openedBy,
  openingsOf,
  type Rule,
  type RuleName,
  type Verdict,
} from './rule.ts';
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
const r2 = ofPatient('R2', ({ id }, { action, now }) => {
  if (action === 'read' || action === 'hide') return { refuse: isKeptBack(now), allow: true };
  if (action === 'change') return { allow: isBy('account', id) };
  return ofOwner.has(action) ? yes : undefined;
});

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
const r4 = ofProfessionals('R4', ({ id }, { action, record }) => {
  const isTrusted = record.sameRights.has(id) && !record.blocked.has(id);
  if (record.treatingDoctor !== id && !isTrusted) return undefined;
  if (action === 'read' || action === 'deposit' || action === 'announce') return yes;
  return action === 'change' ? { allow: isBy('professional', id) } : undefined;
});

/** R5: who is blocked reads nothing more, deposits nothing, and opens nothing in an emergency. R4 cannot be blocked. */
const r5 = ofProfessionals('R5', ({ id }, { record }) =>
  record.blocked.has(id) && id !== record.treatingDoctor ? no : undefined,
);

/** R6: hidden from professionals, unless one opened the record in an emergency and the patient agreed to that too. */
const r6 = ofProfessionals('R6', (viewer, asked) => {
  if (asked.action !== 'read') return undefined;
  const isOpen = asked.record.choices.hiddenDocuments === true && openingsOf(viewer, asked).length > 0;
  return isOpen ? undefined : { refuse: isHidden };
});

/**
 * R7: a professional to whom the patient agreed, as far as the agreement and the access matrix go. Whoever was not
 * refused before may note that the patient agrees at the visit: the patient is told, and takes it back when it is not so.
 */
const r7 = ofProfessionals('R7', (viewer, asked) => {
  const { action } = asked;
  if (action === 'note-consent') return yes;
  const agreed = anyOf(
    ...consentsOf(viewer, asked).map(({ classes }) => classes === 'all' || isOfClass(classes)),
  );
  if (action === 'read') return { allow: allOf(not(isHidden), agreed, matrixCondition(viewer, 'read')) };
  if (action === 'deposit') return { allow: allOf(agreed, matrixCondition(viewer, 'write')) };
  return action === 'change' ? { allow: allOf(agreed, isBy('professional', viewer.id)) } : undefined;
});

/** R8: in an emergency any professional opens the record, unless the patient said no. */
const r8 = ofProfessionals('R8', (viewer, asked) => {
  if (asked.action === 'open-emergency') return asked.record.choices.emergency === false ? undefined : yes;
  return openedBy('break-glass', viewer, asked);
});

/** R9: the regulating doctor of the Centre 15, unless the patient said no. */
const r9 = ofProfessionals('R9', (viewer, asked) => {
  if (asked.action === 'open-centre-15')
    return viewer.regulates && asked.record.choices.centre15 !== false ? yes : undefined;
  return openedBy('centre-15', viewer, asked);
});

/** R10: what a minor keeps secret is there for nobody who acts for them. */
const r10 = ofThoseWhoAct('R10', () => ({ refuse: isSecret }));

/** R11: who acts for the patient does what the grant says, until its end, and never more than the patient could. */
const r11 = ofThoseWhoAct('R11', ({ id, scope, until, capacity }, { action, now }) => {
  if (until !== null && until <= now) return no;
  const seen = scope.see === 'all' || isOfClass(scope.see);
  const isForThem = capacity === 'representative' || capacity === 'guardian';
  const may: Partial<Record<Action, Verdict>> = {
    read: { refuse: isKeptBack(now), allow: seen },
    hide: { refuse: isKeptBack(now), allow: scope.manage && seen },
    change: { allow: allOf(scope.add, isBy('account', id)) },
    deposit: { allow: scope.add && seen },
    govern: { allow: isForThem && scope.manage },
    'read-history': { allow: isForThem || scope.history },
    'read-complaints': { allow: isForThem || scope.history },
  };
  return may[action];
});

/** The rules, in their order. */
export const rules: readonly Rule[] = [closed, r1, r2, r3, r4, r5, r6, r7, r8, r9, r10, r11];

/** The rule that refuses what no rule speaks of: for a professional, the patient did not agree. */
export function lastRule({ viewer }: Question): RuleName {
  return viewer.kind === 'account' ? 'R11' : 'R7';
}
