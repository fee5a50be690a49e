import type { Visitor } from '../browser/visitor.ts';
import { anthony, claude } from '../features/people.ts';
import { opened, type State, submitted, submittedCode, type Walk } from './state.ts';

const recordOf = (visitor: Visitor): string => visitor.path.split('/')[2] ?? '';

const at = (name: string, path: string): State => ({
  name,
  reach: visitor => visitor.open(`/dmp/${recordOf(visitor)}/historique${path}`),
});

const signedIn = (who: { identifier: string; password: string }, name: string): State[] => [
  opened(`${name}-sign-in`, '/connexion'),
  submitted(`${name}-sign-in-way`, { identifier: who.identifier, password: who.password }),
  submitted(`${name}-sign-in-code`, { channel: 'sms' }),
  submittedCode(`${name}-home`),
];

/** Searches for one kind of act, whenever it was. */
const chosen = (name: string, act: string): State => ({
  name,
  reach: async visitor => {
    await visitor.page.selectOption('main [name="act"]', act);
    await visitor.submit({ 'from-day': '', 'from-month': '', 'from-year': '' });
  },
});

/** Anthony sees who looked into his record, searches, and prints. */
export const history: Walk = {
  name: 'history',
  states: [
    ...signedIn(anthony, 'history'),
    { name: 'history', reach: visitor => visitor.follow('a[href$="/historique"]') },
    {
      name: 'history-months',
      reach: visitor => visitor.page.locator('.history-months summary').click(),
    },
    at('history-changed', '/changements'),
    at('history-mine', '/moi'),
    at('history-all', '/tout'),
    { name: 'history-second-page', reach: visitor => visitor.follow('.pager a[rel="next"]') },
    at('history-month', '/mois/2026-01'),
    at('history-search', '/chercher'),
    submitted('history-search-mistake', { 'from-day': '31', 'from-month': '2', 'from-year': '2026' }),
    chosen('history-found', 'emergency'),
    {
      name: 'history-found-paper',
      reach: visitor => visitor.follow('form[action$="/garder"] button[value="print"]'),
    },
    at('history-search-again', '/chercher'),
    chosen('history-not-found', 'follow'),
    at('history-print', ''),
    { name: 'history-paper', reach: visitor => visitor.follow('#form button[value="print"]') },
  ],
};

/** Into Claude's record nobody has looked. */
export const emptyHistory: Walk = {
  name: 'history-empty',
  states: [...signedIn(claude, 'history-empty'), at('history-empty', '')],
};
