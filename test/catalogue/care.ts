import { receiveCare } from '../../server/record/care-history.ts';
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
    much(),
    { name: 'care-much-unfolded', reach: visitor => visitor.page.locator('.care-jump summary').click() },
    { name: 'care-much-second-page', reach: visitor => visitor.follow('.pager a[rel="next"]') },
    { name: 'care-much-carers', reach: visitor => visitor.follow('.ways a[href$="/par-soignant"]') },
    nothing(),
  ],
};

/** More than a page holds. */
function much(): State {
  return {
    name: 'care-much',
    reach: async visitor => {
      const { world } = visitor.site;
      // The address is that of the page by carer: /dmp/…/soins/par-soignant.
      const recordId = visitor.page.url().split('/').at(-3) ?? '';
      const lines = Array.from({ length: 100 }, (_, at) => ({
        ...{ day: `2025-${String(12 - (at % 12)).padStart(2, '0')}-11`, kind: 'visit' as const },
        ...{
          what: `Consultation ${at + 1}`,
          carer: `Dr ${'ABCDE'[at % 5]} MARTIN`,
          place: 'Cabinet du Pont',
        },
      }));
      const by = { kind: 'site', id: 'site' } as const;
      const care = { recordId, source: 'register', lines, by, channel: 'worker' } as const;
      await world.db.transaction().execute(trx => receiveCare(trx, world, care));
      await visitor.follow('.ways a[href$="/soins"]');
    },
  };
}

function nothing(): State {
  return {
    name: 'care-empty',
    reach: async visitor => {
      await visitor.site.world.db.deleteFrom('care_line').execute();
      await visitor.follow('.ways a[href$="/soins"]');
    },
  };
}
