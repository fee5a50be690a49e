import type { Visitor } from '../browser/visitor.ts';
import { opened, type State, type Walk } from './state.ts';

/** On the page of a demo issuer: chooses somebody, as a person who opens the group and presses a name. */
const chosen = (name: string, id: string): State => ({
  name,
  reach: async visitor => {
    await visitor.page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
    await visitor.follow(`button[value="${id}"]`);
  },
});

/** Leaves, and answers the issuer's question whether to leave it too. */
const leaving = (side: string): State[] => [
  { name: `${side}-leaving`, reach: visitor => visitor.follow('.sign-out button') },
  { name: `${side}-out`, reach: (visitor: Visitor) => visitor.follow('main button.button') },
];

/** Professionals and agents: the way in by each issuer, where somebody works, home, and the way out. */
export const portal: Walk = {
  name: 'portal',
  states: [
    opened('portal-landing', '/soignants'),
    { name: 'portal-choose', reach: visitor => visitor.follow('main a.button') },
    chosen('portal-place', '899900000078'),
    { name: 'portal-place-empty', reach: visitor => visitor.submit() },
    {
      name: 'portal-home',
      reach: async visitor => {
        const place = await visitor.page.locator('main input[type=radio]').first().getAttribute('value');
        await visitor.submit({ place: place ?? '' });
      },
    },
    opened('portal-landing-in', '/soignants'),
    ...leaving('portal'),
    opened('portal-not-in', '/soignants/retour?state=old&code=old'),
    opened('agents-landing', '/agents'),
    { name: 'agents-choose', reach: visitor => visitor.follow('main a.button') },
    chosen('agents-home', 'counter-nadege'),
    ...leaving('agents'),
    {
      name: 'agents-volunteer',
      reach: async visitor => {
        await visitor.open('/agents/connexion');
        await visitor.follow('button[value="volunteer-lise"]');
      },
    },
    opened('agents-not-in', '/agents/retour?state=old&code=old'),
  ],
};
