import fc from 'fast-check';
import { matrix } from '../../../server/record/policy/access-matrix.ts';
import type { Content, ProfessionalViewer, Question } from '../../../server/record/policy/viewer.ts';
import { contents, inWorlds, now } from './random.ts';

/* What the rules of product rules, §4, look at, said once more in other words. */

export type Asked = Question & { readonly viewer: ProfessionalViewer };
const runs = inWorlds(2_000);

export function always<Q extends Question>(
  asked: fc.Arbitrary<Q>,
  says: (asked: Q, content: Content) => void,
): void {
  fc.assert(fc.property(asked, contents, says), runs);
}

export const isAuthor = ({ viewer }: Question, content: Content) =>
  content.authorKind === viewer.kind && content.authorId === viewer.id;
export const isTreating = ({ viewer, record }: Question) => record.treatingDoctor === viewer.id;
export const isBlocked = (asked: Question) => !isTreating(asked) && asked.record.blocked.has(asked.viewer.id);
export const isTrusted = (asked: Question) =>
  asked.record.sameRights.has(asked.viewer.id) && !isBlocked(asked);
/** Rules 3 to 5 have spoken, of this very content or of all. */
export const isSettled = (asked: Question, content: Content) =>
  isAuthor(asked, content) || isTreating(asked) || isTrusted(asked) || isBlocked(asked);
export const isKeptBack = ({ keptBackUntil }: Content) => keptBackUntil !== null && keptBackUntil > now;

export function isOpenTo(
  { profession, specialty }: ProfessionalViewer,
  content: Content,
  action: 'read' | 'write',
) {
  return matrix.cell(profession, specialty, { ...content, action }).allowed;
}

export const hasAgreed = ({ viewer, record }: Asked, { classCode }: Content) =>
  record.consents.some(
    ({ rpps, exerciseId, classes, isAnnounced }) =>
      isAnnounced &&
      rpps === viewer.id &&
      [null, viewer.exerciseId].includes(exerciseId) &&
      (classes === 'all' || classes.has(classCode)),
  );

export const hasOpened = ({ viewer, record }: Asked, kind: 'break-glass' | 'centre-15') =>
  (kind === 'break-glass'
    ? record.choices.emergency !== false
    : viewer.regulates && record.choices.centre15 !== false) &&
  record.openings.some(
    opening =>
      opening.kind === kind &&
      opening.rpps === viewer.id &&
      opening.exerciseId === viewer.exerciseId &&
      opening.until > now,
  );
export const isOpened = (asked: Asked) => hasOpened(asked, 'break-glass') || hasOpened(asked, 'centre-15');
