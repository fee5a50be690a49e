import { sceneGroups } from '../../server/web/sprites.ts';
import { dominique } from '../support/journeys.ts';
import type { Reader } from '../support/reader.ts';
import { newestCode, type TestSite } from '../support/site.ts';

/** Called at each page. */
type OnPage = (url: URL) => Promise<void>;

const publicPages = [
  '/',
  '/aide',
  '/comment-ca-marche',
  '/mots',
  '/images',
  '/images/sante',
  ...sceneGroups.map(group => `/images/scenes/${group}`),
  '/creation',
  '/creation/code',
  '/creation/demande',
  '/creation/autre-personne',
  '/au-revoir',
];

const { number } = dominique;
type Answers = Record<string, string> | 'code' | 'identity';

/** What is answered from « I ask for a code » to the identifiers, one form after the other. */
const creation: readonly Answers[] = [
  'identity',
  { me: 'yes' },
  { channel: 'email' },
  { email: 'dominique@example.org' },
  'code',
  { accept: 'yes' },
  {},
];

/** From the page after the password to the emergency choices. */
const firstSignIn: readonly Answers[] = [
  'code',
  { phone: '06 39 98 00 12' },
  'code',
  { password: 'lampe tortue papier citron violet' },
  { answer: 'yes' },
  { answer: 'yes' },
  { answer: 'no' },
];

/** Walks through every page of the main journey in one language. */
export async function walkJourney(
  site: TestSite,
  who: { reader: Reader; language: string },
  onPage: OnPage,
): Promise<void> {
  const { reader, language } = who;
  const visit = async (path: string) => onPage((await reader.open(`/${language}${path}`)).url);
  const answer = async (answers: Answers) => {
    const code = answers === 'code' || answers === 'identity' ? await newestCode(site) : '';
    const fields = answers === 'identity' ? { ...dominique, code } : answers === 'code' ? { code } : answers;
    await onPage((await reader.submit(fields)).url);
  };
  for (const path of publicPages) await visit(path);
  await reader.open(`/${language}/creation/demande`);
  await answer({ number, 'number-again': number });
  await visit('/creation/mon-code');
  for (const answers of creation) await answer(answers);
  const value = (id: string) => reader.page?.root.querySelector(id)?.text.trim() ?? '';
  const identifiers = { identifier: value('#identifier'), password: value('#password') };
  await answer({});
  await visit('/connexion');
  await answer(identifiers);
  for (const answers of firstSignIn) await answer(answers);
  await visit('/accueil');
}
