import type { Visitor } from '../browser/visitor.ts';
import { opened, type State, submitted, submittedCode, type Walk } from './state.ts';

const anthony = { identifier: 'mavu4827', password: 'soleil pomme velo tambour' };

const documentsOf = (visitor: Visitor): string => `/dmp/${visitor.path.split('/')[2] ?? ''}/documents`;

/** A page below the document with this title. */
const of = (name: string, title: string, rest: string): State => ({
  name,
  reach: async visitor => {
    await visitor.open(documentsOf(visitor));
    const href = await visitor.page.getByRole('link', { name: title }).first().getAttribute('href');
    await visitor.open(`${(href ?? '').replace(/^\/\w+/, '')}${rest}`);
  },
});

const seeAs = (name: string, path: string): State => ({
  name,
  reach: visitor => visitor.open(`/dmp/${visitor.path.split('/')[2] ?? ''}/voir-comme${path}`),
});

/** Anthony hides documents, one and many, and shows them again; then he looks with other eyes. */
export const hiding: Walk = {
  name: 'hiding',
  states: [
    opened('hiding-sign-in', '/connexion'),
    submitted('hiding-sign-in-way', anthony),
    submitted('hiding-sign-in-code', { channel: 'sms' }),
    submittedCode('hiding-home'),
    of('hiding-change', 'Prise de sang', '/changer'),
    of('hiding-before', 'Prise de sang', '/interdire'),
    submitted('hiding-done'),
    of('hiding-already', 'Prise de sang', '/interdire'),
    of('hiding-show', 'Prise de sang', '/autoriser'),
    submitted('hiding-shown'),
    { name: 'hiding-choose', reach: visitor => visitor.open(`${documentsOf(visitor)}/cacher`) },
    submitted('hiding-choose-none'),
    submitted('hiding-all', {}, 'button[name="all"]'),
    submitted('hiding-all-done'),
    submitted('hiding-all-undone', {}, '#form .button'),
    seeAs('see-as-choose', ''),
    seeAs('see-as-treating-doctor', '/99900000045'),
    seeAs('see-as-pharmacist', '/tre-g15-21'),
    seeAs('see-as-emergency', '/urgence'),
    seeAs('see-as-caregiver', '/aidant'),
    seeAs('see-as-category', '/tre-g15-40/sorte/10'),
    seeAs('see-as-never', '/99900000193'),
    seeAs('see-as-search', '/chercher'),
    submitted('see-as-search-empty'),
    submitted('see-as-found', { name: 'tournel' }),
  ],
};
