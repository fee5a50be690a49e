import { hour, minute } from '../../server/storage/time.ts';
import { anthony, comeBackAfter, enter } from '../browser/entering.ts';
import type { Visitor } from '../browser/visitor.ts';
import { opened, type State, submitted, submittedCode, type Walk } from './state.ts';

/** Opens the first emergency question of the record that is on the screen. */
async function openQuestion(visitor: Visitor): Promise<void> {
  const [, , record = ''] = visitor.path.split('/');
  await visitor.open(`/dmp/${record}/urgence/professionnels`);
}

const warned = (name: string, ms: number): State => ({
  name,
  reach: async visitor => {
    await comeBackAfter(visitor, ms);
    await visitor.page.locator('#warning').waitFor();
  },
});

/** The question is answered « no », and the press comes too late. */
const tooLate: State = {
  name: 'visit-ended-kept',
  reach: async visitor => {
    await openQuestion(visitor);
    visitor.site.world.pass(16 * minute);
    await visitor.submit({ answer: 'no' });
  },
};

/** The same question was answered on another device in the meantime. */
const changedElsewhere: State = {
  name: 'visit-conflict',
  reach: async visitor => {
    await visitor.site.world.db.updateTable('emergency_choice').set({ confirmed: 0 }).execute();
    await visitor.submit({ answer: 'no' });
  },
};

/** Eight hours of reading, a page every ten minutes. */
const wholeDay: State = {
  name: 'visit-before-the-end',
  reach: async visitor => {
    for (let passed = 0; passed < 8 * hour - 10 * minute; passed += 10 * minute) {
      visitor.site.world.pass(10 * minute);
      await openQuestion(visitor);
    }
  },
};

/** How a visit lasts and ends: the warning, what was typed too late, and what was stored meanwhile. */
export const visit: Walk = {
  name: 'visit',
  states: [
    opened('visit-sign-in', '/connexion'),
    submitted('visit-channel', anthony),
    submitted('visit-code', { channel: 'email' }),
    submittedCode('visit-home'),
    warned('visit-warning', 12.5 * minute),
    tooLate,
    { name: 'visit-given-back', reach: visitor => enter(visitor, anthony) },
    changedElsewhere,
    wholeDay,
    warned('visit-warning-whole', 7.5 * minute),
  ],
};
