import type { Visitor } from '../browser/visitor.ts';
import { opened, type State, submitted, type Walk } from './state.ts';

const [nurse, anthony] = ['899900000318', '180032B02040123'];

/** A page under the record that is open, or under the document of the page before. */
const under = (name: string, rest: string, depth = 4): State => ({
  name,
  reach: visitor => visitor.open(visitor.path.split('/').slice(0, depth).join('/') + rest),
});

const signedIn = async (visitor: Visitor): Promise<void> => {
  await visitor.open('/soignants/connexion');
  await visitor.page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
  await visitor.follow(`button[value="${nurse}"]`);
};

const named = {
  ...{ 'family-name': 'PAT-TROIS', 'given-name': 'Dominique' },
  ...{ 'birth-day': '28', 'birth-month': '3', 'birth-year': '1979' },
};

/** A type is chosen from a list, which no key types into. */
const deposited: State = {
  name: 'carer-deposited',
  reach: async visitor => {
    await visitor.page.locator('select[name="type"]').selectOption('11488-4');
    await visitor.submit({ title: 'Visite à la maison', text: 'Tout va bien.\nÀ revoir.', keep: 'yes' });
  },
};

/** A nurse finds a patient, notes that he agrees, reads, and deposits a document that she replaces and withdraws. */
export const carer: Walk = {
  name: 'carer',
  states: [
    {
      name: 'carer-find',
      reach: async visitor => {
        await signedIn(visitor);
        await visitor.open('/soignants/patient');
      },
    },
    submitted('carer-find-mistake', { number: '2 79 03' }),
    opened('carer-find-name', '/soignants/patient/nom'),
    submitted('carer-find-nobody', named),
    {
      name: 'carer-no-access',
      reach: async visitor => {
        await visitor.open('/soignants/patient');
        await visitor.submit({ number: anthony });
      },
    },
    under('carer-consent', '/accord'),
    submitted('carer-consent-mistake'),
    submitted('carer-record', { scope: 'all', said: 'yes' }),
    under('carer-all', '/liste/tout/toutes/1'),
    under('carer-summary', '/resume'),
    under('carer-care', '/soins'),
    under('carer-wishes', '/volontes'),
    under('carer-deposit', '/deposer'),
    submitted('carer-deposit-mistake'),
    deposited,
    {
      name: 'carer-document',
      reach: visitor => visitor.follow('.documents a:has-text("Visite à la maison")'),
    },
    under('carer-announce', '/annoncer', 6),
    under('carer-replace', '/remplacer', 6),
    under('carer-withdraw', '/retirer', 6),
    submitted('carer-withdraw-mistake', { reason: 'Non' }),
    under('carer-own', '/mes-documents'),
    opened('carer-alerts-none', '/soignants/alertes'),
  ],
};
