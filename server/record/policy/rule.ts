import type { Condition } from './condition.ts';
import { matrixCondition } from './matrix-condition.ts';
import type { AccountViewer, Consent, Opening, ProfessionalViewer, Question } from './viewer.ts';

export type RuleName = 'closed' | `R${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11}`;

/** What a rule says: of which contents no, then of which of the others yes. Of what is left, the next rule speaks. */
export interface Verdict {
  readonly refuse?: Condition;
  readonly allow?: Condition;
}

/** A rule. It is silent on what is not its own. */
export interface Rule {
  readonly name: RuleName;
  readonly says: (asked: Question) => Verdict | undefined;
}

type SaysOfAccount = (viewer: AccountViewer, asked: Question) => Verdict | undefined;

function ofAccounts(name: RuleName, isOfPatient: boolean, says: SaysOfAccount): Rule {
  return {
    name,
    says(asked) {
      const { viewer } = asked;
      if (viewer.kind !== 'account' || (viewer.capacity === 'self') !== isOfPatient) return undefined;
      return says(viewer, asked);
    },
  };
}

/** A rule that speaks of the patient alone. */
export const ofPatient = (name: RuleName, says: SaysOfAccount): Rule => ofAccounts(name, true, says);

/** A rule that speaks of those who act for the patient alone. */
export const ofThoseWhoAct = (name: RuleName, says: SaysOfAccount): Rule => ofAccounts(name, false, says);

/** A rule that speaks of professionals alone. */
export function ofProfessionals(
  name: RuleName,
  says: (viewer: ProfessionalViewer, asked: Question) => Verdict | undefined,
): Rule {
  return {
    name,
    says: asked => (asked.viewer.kind === 'professional' ? says(asked.viewer, asked) : undefined),
  };
}

/** The agreements that hold for this professional in this exercise. */
export function consentsOf({ id, exerciseId }: ProfessionalViewer, { record }: Question): readonly Consent[] {
  return record.consents.filter(
    one => one.rpps === id && one.isAnnounced && (one.exerciseId === null || one.exerciseId === exerciseId),
  );
}

/** The openings of this professional that hold now: not more than the patient allows. */
export function openingsOf(viewer: ProfessionalViewer, { record, now }: Question): readonly Opening[] {
  return record.openings.filter(({ rpps, exerciseId, kind, until }) => {
    const isTheirs = rpps === viewer.id && exerciseId === viewer.exerciseId && until > now;
    if (kind === 'break-glass') return isTheirs && record.choices.emergency !== false;
    return isTheirs && viewer.regulates && record.choices.centre15 !== false;
  });
}

/** What an opening of that kind lets read. What is hidden passed R6 where the patient said so. */
export function openedBy(
  wanted: Opening['kind'],
  viewer: ProfessionalViewer,
  asked: Question,
): Verdict | undefined {
  if (asked.action !== 'read') return undefined;
  const isOpen = openingsOf(viewer, asked).some(({ kind }) => kind === wanted);
  return isOpen ? { allow: matrixCondition(viewer, 'read') } : undefined;
}
