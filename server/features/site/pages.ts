import type { Page } from '../../web/pages.ts';
import { sitePages } from './site-map.ts';

/** The terms of use, the same as those of the creation of a record. */
export const termsPage: Page<undefined> = {
  view: 'site/terms',
  title: 'site:terms.title',
  description: 'site:terms.description',
  back: () => '/',
};

/**
 * What is kept, why and for how long, by the names of the texts. Whoever changes one of these times in the code
 * changes its text: see dropOldCreations, dropOldHits and the others in worker-jobs.ts, and session-store.ts.
 */
const kept = [
  { name: 'record', picture: 'record' },
  { name: 'account', picture: 'key' },
  { name: 'history', picture: 'access-history' },
  { name: 'register', picture: 'person' },
  { name: 'creation', picture: 'card' },
  { name: 'codes', picture: 'code' },
  { name: 'proofs', picture: 'code-sheet' },
  { name: 'changes', picture: 'refuse' },
  { name: 'recovery', picture: 'password' },
  { name: 'messages', picture: 'e-mail' },
  { name: 'letters', picture: 'letter' },
  { name: 'contact', picture: 'help' },
  { name: 'complaints', picture: 'careful' },
  { name: 'professionals', picture: 'doctor' },
  { name: 'visit', picture: 'clock' },
  { name: 'draft', picture: 'document' },
  { name: 'comfort', picture: 'comfort' },
  { name: 'address', picture: 'phone' },
] as const;

/** Addresses that are the same in every language: the authority for personal data, and the one for everybody's rights. */
const cnil = ['CNIL', '3 place de Fontenoy', 'TSA 80715', '75334 Paris cedex 07'];
const complaint = {
  address: ['Défenseur des droits', 'Libre réponse 71120', '75342 Paris cedex 07'],
  phone: '09 69 39 00 00',
  form: 'https://formulaire.defenseurdesdroits.fr/',
};

/** What is known of people, why, and for how long. */
export const privacyPage: Page<undefined> = {
  view: 'site/privacy',
  title: 'site:privacy.title',
  description: 'site:privacy.description',
  back: () => '/',
  model: () => ({ kept, cnil }),
};

/** Who publishes the site and who hosts it. */
export const legalPage: Page<undefined> = {
  view: 'site/legal',
  title: 'site:legal.title',
  description: 'site:legal.description',
  back: () => '/',
  model: ({ world }) => ({
    operator: world.config.operatorName,
    host: world.config.hostingName,
    email: world.config.supportEmail ?? '',
  }),
};

/** How far the site can be used by everybody, honestly, and how to complain. */
export const accessPage: Page<undefined> = {
  view: 'site/access',
  title: 'site:access.title',
  description: 'site:access.description',
  back: () => '/',
  model: ({ world }) => ({ operator: world.config.operatorName, complaint }),
};

/** Every page of the site that can be opened by its address. */
export const mapPage: Page<undefined> = {
  view: 'site/map',
  title: 'site:map.title',
  description: 'site:map.description',
  back: () => '/',
  model: ({ t, href, world }) => ({
    parts: sitePages
      .filter(({ name }) => world.config.demo || name !== 'demo')
      .map(({ name, pages }) => ({
        name,
        items: pages.map(({ path, name: page }) => ({ href: href(path), text: t(`site:map.pages.${page}`) })),
      })),
  }),
};
