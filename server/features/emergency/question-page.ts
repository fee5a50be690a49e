import { z } from 'zod';
import {
  answerEmergency,
  type EmergencyAnswer,
  type EmergencyQuestion,
  emergencyChoices,
  emergencyQuestions,
  isAsked,
  openQuestion,
} from '../../record/emergency.ts';
import { type AnyPage, formPage } from '../../web/pages.ts';
import { emergencyPath } from '../../web/paths.ts';
import type { EmergencyState } from './state.ts';

const fields = z.object({ answer: z.enum(['yes', 'no'], 'emergency:error') });

const scenes: Record<EmergencyQuestion, string> = {
  emergency: 'emergency',
  'centre-15': 'emergency-centre-15',
  'hidden-documents': 'emergency-hidden',
};

/** What each answer looks like: who can read, or cannot. */
const pictures: Record<EmergencyQuestion, { readonly yes: string; readonly no: string }> = {
  emergency: { yes: 'doctor-allowed', no: 'doctor-refused' },
  'centre-15': { yes: 'centre-15', no: 'refuse' },
  'hidden-documents': { yes: 'eye', no: 'hidden' },
};

/** The hard word of a question, explained below it. */
const words: Partial<Record<EmergencyQuestion, string>> = {
  'centre-15': 'samu',
  'hidden-documents': 'hidden-document',
};

/** One question, with what follows from each answer; nothing is chosen in advance (product rules, §4). */
export function questionPage(question: EmergencyQuestion): AnyPage<EmergencyState> {
  return formPage<EmergencyState, z.infer<typeof fields>>({
    view: 'emergency/question',
    title: `emergency:${question}.title`,
    fields,
    about: ({ state }) => versionOf(state.choices[question]),
    inWords: ({ t }, { answer }) => [
      { label: t(`emergency:${question}.row`), value: t(`emergency:overview.answer-${spoken(answer)}`) },
    ],
    start: ({ state }) => {
      const known = state.choices[question];
      return known === undefined ? {} : { answer: known.yes ? 'yes' : 'no' };
    },
    model: ({ state }) => ({
      question,
      scene: scenes[question],
      pictures: pictures[question],
      word: words[question] ?? '',
      now: emergencyQuestions.indexOf(question) + 1,
      known: state.choices[question]?.confirmed === false,
    }),
    submit: async ({ world, state }, { answer }) => {
      const { access } = state;
      const { recordId } = access;
      await answerEmergency(world, access, { question, yes: answer === 'yes' });
      const after = await emergencyChoices(world, recordId);
      const next = openQuestion(after);
      return {
        go:
          next === undefined || !isAsked(next, after)
            ? `/dmp/${recordId}/urgence`
            : emergencyPath(recordId, next),
      };
    },
  });
}

/** What the page shows of an answer. As long as it is the same, whatever was stored meanwhile does not matter. */
function versionOf(answer: EmergencyAnswer | undefined): string {
  return answer === undefined ? 'none' : `${answer.yes}.${answer.confirmed}`;
}

const spoken = (answer: string | undefined): 'yes' | 'no' | 'unanswered' =>
  answer === 'yes' || answer === 'no' ? answer : 'unanswered';
