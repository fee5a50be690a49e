import { matrix } from './policy/access-matrix.ts';
import type { Decision } from './policy/decide.ts';
import { consentsOf, openingsOf } from './policy/rule.ts';
import type { AccountViewer, Content, ProfessionalViewer, Question } from './policy/viewer.ts';

/** Why a document is seen. */
export type ReasonSeen =
  | 'author'
  | 'treating-doctor'
  | 'same-rights'
  | 'agreed'
  | 'supposed'
  | 'emergency'
  | 'emergency-unanswered'
  | 'emergency-hidden'
  | 'centre-15'
  | 'centre-15-unanswered'
  | 'granted'
  | 'granted-hidden'
  | 'for-you'
  | 'for-you-hidden';

/** Why a document is not seen. */
export type ReasonNot =
  | 'record-closed'
  | 'never'
  | 'blocked'
  | 'hidden'
  | 'not-agreed'
  | 'other-classes'
  | 'profession'
  | 'profession-assumed'
  | 'emergency-no'
  | 'centre-15-no'
  | 'no-place'
  | 'not-granted'
  | 'secret';

export type Reason = ReasonSeen | ReasonNot;

/** Whose sight it is: one person's as things stand, or that of anybody of a kind. */
type Kind =
  | 'professional'
  | 'profession'
  | 'emergency'
  | 'centre-15'
  | 'relative'
  | 'caregiver'
  | 'representative';

/**
 * The reason for a decision, finer than its rule: the last rule (R7) refuses for want of an agreement and by the access
 * matrix alike. It decides nothing.
 */
export function reasonOf(
  asked: Question,
  { content, decision, as }: { content: Content; decision: Decision; as: Kind },
): Reason {
  const { viewer } = asked;
  if (viewer.kind === 'account') return whyOfRelative(viewer, content, decision);
  if (viewer.kind !== 'professional') return 'never';
  return decision.allowed
    ? whySeen(asked, { content, decision, as })
    : whyNot(asked, { viewer, content, decision, as });
}

function whySeen(
  { viewer, record }: Question,
  { content, decision, as }: { content: Content; decision: Decision; as: Kind },
): ReasonSeen {
  switch (decision.rule) {
    case 'R3':
      return 'author';
    case 'R4':
      return record.treatingDoctor === viewer.id ? 'treating-doctor' : 'same-rights';
    case 'R8':
      if (content.isHidden) return 'emergency-hidden';
      return record.choices.emergency === true ? 'emergency' : 'emergency-unanswered';
    case 'R9':
      if (content.isHidden) return 'emergency-hidden';
      return record.choices.centre15 === true ? 'centre-15' : 'centre-15-unanswered';
    default:
      return as === 'profession' ? 'supposed' : 'agreed';
  }
}

/** Hidden is hidden from professionals alone: whoever holds a grant sees what it opens. */
function whyOfRelative({ capacity }: AccountViewer, { isHidden }: Content, decision: Decision): Reason {
  if (!decision.allowed) return decision.rule === 'R10' ? 'secret' : 'not-granted';
  const isForThem = capacity === 'representative' || capacity === 'guardian';
  if (isHidden) return isForThem ? 'for-you-hidden' : 'granted-hidden';
  return isForThem ? 'for-you' : 'granted';
}

interface Refused {
  readonly viewer: ProfessionalViewer;
  readonly content: Content;
  readonly decision: Decision;
  readonly as: Kind;
}

function whyNot(asked: Question, { viewer, content, decision, as }: Refused): ReasonNot {
  if (decision.rule === 'closed') return 'record-closed';
  if (decision.rule === 'R1') return 'never';
  if (decision.rule === 'R5') return 'blocked';
  const consents = consentsOf(viewer, asked);
  const isOpened = openingsOf(viewer, asked).length > 0;
  if (!isOpened && as === 'emergency') return 'emergency-no';
  if (!isOpened && as === 'centre-15') return 'centre-15-no';
  if (decision.rule === 'R6') return 'hidden';
  if (consents.length === 0 && !isOpened) return 'not-agreed';
  const { classCode, typeCode } = content;
  const cell = matrix.cell(viewer.profession, viewer.specialty, { classCode, typeCode, action: 'read' });
  if (cell.allowed) return 'other-classes';
  return cell.status === 'source' ? 'profession' : 'profession-assumed';
}
