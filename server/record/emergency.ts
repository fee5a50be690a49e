import type { World } from '../world.ts';
import { type ChoiceRow, choicesOf, dropChoice, putChoice } from './emergency-store.ts';
import { appendEntry } from './journal.ts';
import { mustBeAllowed } from './permits.ts';
import type { RecordAccess } from './records.ts';

/** The three questions of the emergency choices, in the order in which they are asked (product rules, §4). */
export const emergencyQuestions = ['emergency', 'centre-15', 'hidden-documents'] as const;
export type EmergencyQuestion = (typeof emergencyQuestions)[number];

/** One answer. `confirmed`: given or confirmed by the patient, not only told to a professional. */
export interface EmergencyAnswer {
  readonly yes: boolean;
  readonly confirmed: boolean;
}

/** The answers of a record; a question that was never answered is absent. */
export type EmergencyChoices = Partial<Record<EmergencyQuestion, EmergencyAnswer>>;

/** Reads the emergency choices of a record. */
export async function emergencyChoices(world: World, recordId: string): Promise<EmergencyChoices> {
  return toChoices(await choicesOf(world.db, recordId));
}

function toChoices(rows: readonly ChoiceRow[]): EmergencyChoices {
  return Object.fromEntries(
    rows.map(row => [row.question, { yes: row.answer === 1, confirmed: row.confirmed === 1 }]),
  );
}

/** Whether a question has a sense: hidden documents matter only where somebody may open the record. */
export function isAsked(question: EmergencyQuestion, choices: EmergencyChoices): boolean {
  if (question !== 'hidden-documents') return true;
  return choices.emergency?.yes === true || choices['centre-15']?.yes === true;
}

/** The first question that the patient has still to answer or to confirm; nothing when all is said. */
export function openQuestion(choices: EmergencyChoices): EmergencyQuestion | undefined {
  return emergencyQuestions.find(question => isAsked(question, choices) && !choices[question]?.confirmed);
}

/**
 * Writes the patient's answer to one question. Saying no to both kinds of access takes back the answer about hidden
 * documents, which then has no sense and must not come back to life with a later yes. Only the owner may answer, or who wholly stands for them.
 * @throws AccessError
 */
export async function answerEmergency(
  world: World,
  access: RecordAccess,
  what: { question: EmergencyQuestion; yes: boolean },
): Promise<void> {
  mustBeAllowed(world, access, 'govern');
  const { recordId, accountId, capacity } = access;
  await world.db.transaction().execute(async trx => {
    const before = toChoices(await choicesOf(trx, recordId));
    const after = { ...before, [what.question]: { yes: what.yes, confirmed: true } };
    await putChoice(trx, {
      record_id: recordId,
      question: what.question,
      answer: what.yes ? 1 : 0,
      confirmed: 1,
      answered_at: world.now().toISOString(),
    });
    if (!isAsked('hidden-documents', after)) await dropChoice(trx, recordId, 'hidden-documents');
    await appendEntry(trx, world, {
      actor: { kind: 'account', id: accountId },
      recordId,
      capacity,
      verb: 'emergency.answered',
      object: { kind: 'emergency-question', id: what.question },
      channel: 'web',
      details: { answer: what.yes ? 'yes' : 'no' },
    });
  });
}
