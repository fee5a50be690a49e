import type { Visitor } from '../browser/visitor.ts';
import { opened, type State, submitted, type Walk } from './state.ts';

const desk = '/soignants/creer';
const dominique = '2 79 03 51 215 189 89';
const ruth = '2 77 07 63 220 829 10';

/** Signs a professional in by the demo issuer, in the place of anybody before. */
const entering = (name: string, id: string): State => ({
  name,
  reach: async (visitor: Visitor) => {
    // The issuer remembers whom it has recognised.
    await visitor.context.clearCookies();
    await visitor.open('/soignants/connexion');
    await visitor.page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
    await visitor.follow(`button[value="${id}"]`);
  },
});

/** A pharmacist creates the record of an adult, then begins with a child; what ends elsewhere; the count. */
export const creating: Walk = {
  name: 'creating',
  states: [
    entering('creating-tiles', '899900000250'),
    opened('creating-count-empty', '/soignants/creations'),
    opened('creating-card', desk),
    submitted('creating-card-mistake', { number: '2 79 03 51 215 189 88' }),
    { name: 'creating-identity', reach: refill(dominique) },
    submitted('creating-consent', { right: 'yes' }),
    submitted('creating-consent-mistake', { consent: 'yes' }),
    opened('creating-consent-arabic', `${desk}/accord?langue=ar`),
    submitted('creating-account', { consent: 'yes', 'break-glass': 'yes', 'centre-15': 'no' }),
    submitted('creating-account-mistake', { account: 'yes' }),
    submitted('creating-done', { account: 'yes', phone: '06 39 98 00 12', by: 'paper' }),
    opened('creating-count', '/soignants/creations'),
    {
      name: 'creating-exists',
      reach: async visitor => {
        await visitor.open(desk);
        await visitor.submit({ number: dominique });
      },
    },
    {
      name: 'creating-representative',
      reach: async visitor => {
        await visitor.open(desk);
        await visitor.submit({ number: '1 09 07 63 220 834 89' });
        await visitor.submit({ right: 'yes' });
      },
    },
    submitted('creating-representative-identity', { number: ruth }),
    {
      name: 'creating-nothing',
      reach: async visitor => {
        await visitor.submit({ right: 'yes' });
        await visitor.submit({ consent: 'no' });
      },
    },
    entering('creating-other', '899900000193'),
    opened('creating-reserved', desk),
  ],
};

function refill(number: string): State['reach'] {
  return async visitor => {
    await visitor.open(desk);
    await visitor.submit({ number });
  };
}
