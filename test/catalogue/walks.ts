import { componentNames, describeComponent } from '../../server/features/demo/components.ts';
import { sceneGroups } from '../../server/web/sprites.ts';
import { acting } from './acting.ts';
import { attach } from './attach.ts';
import { card } from './card.ts';
import { care } from './care.ts';
import { carer } from './carer.ts';
import { comfort } from './comfort.ts';
import { complaints, complaintsOperator } from './complaints.ts';
import { counter } from './counter.ts';
import { creating } from './creating.ts';
import { creation, notMe } from './creation.ts';
import { later, opening, standing } from './creation-ends.ts';
import { documents, reading } from './documents.ts';
import { exporting } from './export.ts';
import { factors, refusal } from './factors.ts';
import { helpPages } from './help.ts';
import { hiding } from './hiding.ts';
import { emptyHistory, history } from './history.ts';
import { information } from './information.ts';
import { management } from './management.ts';
import { missing } from './missing.ts';
import { operator } from './operator.ts';
import { portal } from './portal.ts';
import { problems } from './problems.ts';
import { recovery, refusedRecovery } from './recovery.ts';
import { settings } from './settings.ts';
import { delayed, firstSignIn, signingIn } from './sign-in.ts';
import { opened, type State, type Walk } from './state.ts';
import { summary } from './summary.ts';
import { visit } from './visit.ts';

const openPages: Walk = {
  name: 'open-pages',
  states: [
    opened('welcome', '/'),
    opened('help', '/aide'),
    {
      name: 'help-unfolded',
      reach: async visitor => {
        for (const summary of await visitor.page.locator('summary').all()) await summary.click();
      },
    },
    opened('how', '/comment-ca-marche'),
    {
      name: 'how-word-open',
      reach: visitor => visitor.hands.press('.word'),
    },
    opened('words', '/mots'),
    opened('pictures', '/images'),
    opened('pictures-health', '/images/sante'),
    ...sceneGroups.map(group => opened(`scenes-${group}`, `/images/scenes/${group}`)),
    opened('demo-people', '/demo'),
    opened('demo-messages-empty', '/demo/messages'),
    opened('demo-components', '/demo/composants'),
  ],
};

/** The frame of a page is on every page, and these parts make sense only inside another one, which has examples too. */
const notAlone = new Set([
  'page',
  'header',
  'footer',
  'heading',
  'language-switch',
  'comfort-link',
  'listen',
  'password-button',
  'tile',
]);

function examplesOf(component: string): State[] {
  return describeComponent(component).examples.map((_example, number) => ({
    ...opened(`component-${component}-${number + 1}`, `/demo/composants/${component}/${number}`),
    isExample: true,
    isApart: true,
  }));
}

const examples = componentNames()
  .filter(name => !notAlone.has(name))
  .flatMap(examplesOf);

/** In three walks, which can be looked at side by side. */
const components = [0, 1, 2].map(
  (part): Walk => ({
    name: `components-${part + 1}`,
    states: examples.filter((_example, at) => at % 3 === part),
  }),
);

/** Every page of the site in each of its states, the longest walks first. */
export const walks: readonly Walk[] = [
  creation,
  information,
  card,
  documents,
  reading,
  hiding,
  care,
  management,
  missing,
  history,
  emptyHistory,
  exporting,
  later,
  settings,
  attach,
  summary,
  complaints,
  complaintsOperator,
  acting,
  carer,
  ...components,
  problems,
  signingIn,
  openPages,
  recovery,
  refusedRecovery,
  helpPages,
  firstSignIn,
  visit,
  delayed,
  notMe,
  standing,
  opening,
  factors,
  refusal,
  operator,
  counter,
  portal,
  creating,
  comfort,
];
