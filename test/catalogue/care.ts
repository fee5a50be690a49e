import { anthony } from '../features/people.ts';
import { opened, type State, submitted, submittedCode, type Walk } from './state.ts';

const { identifier, password } = anthony;

/** Anthony looks at his care, by month and by carer. Then there is none. */
export const care: Walk = {
  name: 'care',
  states: [
    opened('care-sign-in', '/connexion'),
    submitted('care-sign-in-way', { identifier, password }),
    submitted('care-sign-in-code', { channel: 'sms' }),
    submittedCode('care-home'),
    { name: 'care-months', reach: visitor => visitor.follow('a[href$="/soins"]') },
    { name: 'care-carers', reach: visitor => visitor.follow('.ways a[href$="/par-soignant"]') },
    nothing(),
  ],
};

function nothing(): State {
  return {
    name: 'care-empty',
    reach: async visitor => {
      await visitor.site.world.db.deleteFrom('care_line').execute();
      await visitor.follow('.ways a[href$="/soins"]');
    },
  };
}
