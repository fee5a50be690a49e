import { emergencyQuestions, isAsked } from '../../record/emergency.ts';
import type { Page } from '../../web/pages.ts';
import { emergencyPath, managementPath } from '../../web/paths.ts';
import type { EmergencyState } from './state.ts';

/** All the emergency choices, each with the way to change it. */
export const overviewPage: Page<EmergencyState> = {
  view: 'emergency/overview',
  title: 'emergency:overview.title',
  back: ({ state }) => managementPath(state.access.recordId),
  model: ({ state, href }) => {
    const { choices, access } = state;
    const asked = emergencyQuestions.filter(question => isAsked(question, choices));
    return {
      home: `/dmp/${access.recordId}`,
      answers: asked.map(question => ({
        question,
        answer: answerOf(choices[question]?.yes),
        change: href(emergencyPath(access.recordId, question)),
      })),
    };
  },
};

function answerOf(yes: boolean | undefined): 'yes' | 'no' | 'unanswered' {
  if (yes === undefined) return 'unanswered';
  return yes ? 'yes' : 'no';
}
