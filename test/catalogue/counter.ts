import type { Visitor } from '../browser/visitor.ts';
import { askForCode } from '../support/journeys.ts';
import { Reader } from '../support/reader.ts';
import { opened, type State, submitted, type Walk } from './state.ts';

/** Demo people: with a record in use, without one, and one whose letters go by post. */
const anthony = '1 80 03 2B 020 401 23';
const dominique = '2 79 03 51 215 189 89';
const ruth = '2 77 07 63 220 829 10';
const claude = { identifier: 'tero9316', 'birth-day': '7', 'birth-month': '1', 'birth-year': '1980' };
const caregiver = { paper: 'identity-card', capacity: 'caregiver', see: 'all', signed: 'yes' };
const until = { 'until-day': '31', 'until-month': '12', 'until-year': '2026' };

async function enter(visitor: Visitor): Promise<void> {
  await visitor.open('/agents/connexion');
  await visitor.follow('button[value="counter-nadege"]');
}

/** Fetches the file that the page's button leads to, as the browser does. */
async function print(visitor: Visitor): Promise<void> {
  const { path } = visitor;
  const address = await visitor.page.locator('main a.button').first().getAttribute('href');
  await visitor.page.request.get(`${visitor.site.origin}${address}`);
  await visitor.open(path);
}

async function withLetter(visitor: Visitor): Promise<void> {
  await askForCode(visitor.site, new Reader(visitor.site.origin), 'fr', ruth);
  await visitor.open('/agents/courrier');
}

const identifiers: readonly State[] = [
  { name: 'counter-home', reach: enter },
  opened('counter-search', '/agents/identifiants'),
  submitted('counter-search-mistake', { number: '1 80' }),
  submitted('counter-no-record', { number: dominique }),
  {
    name: 'counter-reprint',
    reach: async visitor => {
      await visitor.open('/agents/identifiants');
      await visitor.submit({ number: anthony });
    },
  },
  submitted('counter-reprint-mistake'),
  submitted('counter-sheet', { paper: 'passport', what: 'both' }),
];

const mandates: readonly State[] = [
  opened('counter-mandate-search', '/agents/mandat'),
  submitted('counter-mandates-none', { number: anthony }),
  { name: 'counter-holder', reach: visitor => visitor.follow('main a.button') },
  submitted('counter-holder-mistake', { identifier: 'zzzz0000' }),
  submitted('counter-mandate', claude),
  submitted('counter-mandate-mistake', { capacity: 'guardian' }),
  submitted('counter-recorded', { ...caregiver, ...until }),
  opened('counter-mandates', '/agents/mandat/personne'),
  { name: 'counter-withdraw', reach: visitor => visitor.follow('.queue a') },
  submitted('counter-withdraw-mistake'),
];

const post: readonly State[] = [
  opened('counter-held-none', '/agents/courrier/lot'),
  { name: 'counter-post', reach: withLetter },
  submitted('counter-held'),
  submitted('counter-held-mistake'),
  { name: 'counter-held-printed', reach: print },
  opened('counter-post-none-free', '/agents/courrier'),
  { name: 'counter-letter-printed', reach: visitor => visitor.follow('.queue a') },
];

/** An agent at a counter: papers printed anew, a mandate on paper, the letters to post. */
export const counter: Walk = { name: 'counter', states: [...identifiers, ...mandates, ...post] };
