import type { Visitor } from '../browser/visitor.ts';
import { anthony } from '../features/people.ts';
import { opened, type State, submitted, submittedCode, type Walk } from './state.ts';

const { identifier, password } = anthony;

const back: State = {
  name: 'missing-list',
  reach: visitor => visitor.follow('main a[href$="/soins/manque"]'),
};
const first: State = { name: 'missing-ask', reach: visitor => visitor.follow('a.acts-link') };

/** Anthony asks for what his care history lacks. */
export const missing: Walk = {
  name: 'missing',
  states: [
    opened('missing-sign-in', '/connexion'),
    submitted('missing-sign-in-way', { identifier, password }),
    submitted('missing-sign-in-code', { channel: 'sms' }),
    submittedCode('missing-home'),
    { name: 'missing-care', reach: visitor => visitor.follow('a[href$="/soins"]') },
    back,
    first,
    submitted('missing-day-wrong', { 'day-day': '31', 'day-month': '2' }),
    { name: 'missing-letter', reach: visitor => visitor.follow('a[href$="/lettre"]') },
    submitted('missing-letter-empty', { text: ' ' }),
    submitted('missing-letter-kept', { text: 'Bonjour,\n\nJe voudrais mon compte rendu.\n\nMerci.' }),
    { name: 'missing-letter-own', reach: visitor => visitor.follow('a[href$="/lettre"]') },
    { name: 'missing-ask-again', reach: async visitor => pressed(visitor, 'again') },
    { name: 'missing-asked', reach: visitor => visitor.follow('#form button[value="asked"]') },
    { name: 'missing-list-asked', reach: visitor => visitor.follow('p > a[href$="/soins/manque"]') },
    { name: 'missing-second', reach: visitor => visitor.follow('a.acts-link') },
    { name: 'missing-aside', reach: async visitor => pressed(visitor, 'aside') },
    { name: 'missing-list-folded', reach: listUnfolded },
    { name: 'missing-none', reach: nothing },
    { name: 'missing-no-care', reach: noCare },
  ],
};

async function pressed(visitor: Visitor, act: string): Promise<void> {
  await visitor.follow(`button[name="act"][value="${act}"]`);
}

async function listUnfolded(visitor: Visitor): Promise<void> {
  await visitor.follow('p > a[href$="/soins/manque"]');
  for (const summary of await visitor.page.locator('main summary').all()) await summary.click();
  // The button that stays in the corner would lie over a line that is read.
  await visitor.page.evaluate('scrollTo(0, 0)');
}

async function nothing(visitor: Visitor): Promise<void> {
  await visitor.site.world.db.deleteFrom('care_line').where('kind', 'in', ['exam', 'stay']).execute();
  await visitor.open(visitor.path);
}

async function noCare(visitor: Visitor): Promise<void> {
  await visitor.site.world.db.deleteFrom('care_line').execute();
  await visitor.open(visitor.path);
}
