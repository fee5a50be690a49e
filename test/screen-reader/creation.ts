import { dominique } from '../support/journeys.ts';
import { newestCode, type TestSite } from '../support/site.ts';
import type { Person } from './person.ts';
import { say, t, untouched } from './words.ts';

const { number } = dominique;

/** From the front page to « Est-ce bien vous ? »: asking for a code, then giving it. */
export async function enterWithCode(person: Person, site: TestSite): Promise<void> {
  await frontPage(person, site);
  await choice(person);
  await askForCode(person);
  await giveCode(person, await newestCode(site));
}

async function frontPage(person: Person, site: TestSite): Promise<void> {
  person.begin('The front page, and what to prepare');
  const languages = [t('common:language'), say.link('العربية'), say.link('English')];
  await person.open(`${site.origin}/fr/`, {
    hears: [say.page(t('home:welcome.title')), ...languages, say.heading(t('home:welcome.title'))],
  });
  await person.tabTo(say.link(t('home:welcome.create')));
  const title = t('creation:start.title');
  await person.press('Return', {
    hears: [say.page(title), say.heading(title), t('creation:start.where-alt')],
  });
  await person.tabTo(say.link(t('creation:start.go')));
}

async function choice(person: Person): Promise<void> {
  person.begin('With or without a code: a choice, and a mistake');
  const title = t('creation:choice.title');
  const [yes, no, error] = [t('creation:choice.yes'), t('creation:choice.no'), t('creation:choice.error')];
  await person.press('Return', { hears: [say.page(title), say.heading(title)], never: untouched });
  await person.tabTo(say.button('العربية'));
  await person.tabTo(say.button('English'));
  await person.seek('Tab', { hears: [t('creation:choice.legend'), say.choice(yes)], never: untouched });
  await person.tabTo(say.button(t('common:continue')));
  await person.press('Return', { hears: [t('common:mistakes.title', { count: 1 }), error] });
  await person.askTitle(say.wrongTitle(title));
  await person.tabTo(say.link(error));
  await person.press('Return', { hears: [t('creation:choice.legend'), say.choice(yes), error] });
  await person.seek('Down', { hears: [no] });
  await person.press('space', { hears: ['sélectionné'], never: ['non sélectionné'] });
  await person.tabTo(say.button(t('common:continue')));
}

async function askForCode(person: Person): Promise<void> {
  person.begin('Asking for a code: a mistake, then the number');
  const title = t('creation:ask.title');
  const label = say.field(t('creation:ask.number'));
  const error = t('common:error.nir.empty');
  const errors = [t('common:mistakes.title', { count: 2 }), error, t('common:error.nir.again')];
  await person.press('Return', { hears: [say.heading(title)], never: untouched });
  await person.askTitle(say.title(title));
  await person.seek('Tab', { hears: [label, t('creation:ask.number-hint')], never: untouched });
  await person.seek('Tab', {
    hears: [say.field(t('creation:ask.again')), t('creation:ask.again-hint')],
    never: untouched,
  });
  await person.tabTo(say.button(t('creation:ask.send')));
  await person.press('Return', { hears: errors });
  await person.askTitle(say.wrongTitle(title));
  await person.tabTo(say.link(error));
  await person.press('Return', { hears: [label, 'saisie non valable', error] });
  await person.type(number);
  await person.tabTo(say.field(t('creation:ask.again')));
  await person.type(number);
  const sent = t('creation:asked.title');
  await person.press('Return', { hears: [say.heading(sent)], never: [label] });
  await person.askTitle(say.title(sent));
}

async function giveCode(person: Person, code: string): Promise<void> {
  person.begin('Giving the code');
  const title = t('creation:code.title');
  const heard = { hears: [say.page(title), 'Étape 1 sur 6', say.heading(title)], never: untouched };
  await person.tabTo(say.link(t('creation:asked.have')));
  await person.press('Return', heard);
  await person.seek('Tab', {
    hears: [say.field(t('creation:code.number')), t('creation:code.number-hint')],
    never: untouched,
  });
  await person.type(number);
  await person.seek('Tab', {
    hears: [t('creation:code.birth'), say.field(t('common:date.day')), t('creation:code.birth-hint')],
    never: untouched,
  });
  await person.type(dominique['birth-day']);
  await person.tabTo(say.field(t('common:date.month')));
  await person.type(dominique['birth-month']);
  await person.tabTo(say.field(t('common:date.year')));
  await person.type(dominique['birth-year']);
  await person.seek('Tab', {
    hears: [say.field(t('creation:code.code')), t('creation:code.code-hint')],
    never: untouched,
  });
  await person.type(code);
  await person.press('Return', { hears: [say.heading(t('creation:identity.title')), 'Étape 2 sur 6'] });
}
