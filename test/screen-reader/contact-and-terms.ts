import { newestCode, type TestSite } from '../support/site.ts';
import type { Person } from './person.ts';
import { say, t, untouched } from './words.ts';

const email = 'dominique@example.org';

/** From « Est-ce bien vous ? » to the page that shows the identifiers. */
export async function confirm(person: Person, site: TestSite): Promise<void> {
  await identity(person);
  await contact(person);
  await contactCode(person, site);
  await terms(person);
  await check(person);
}

async function identity(person: Person): Promise<void> {
  person.begin('Is it you?');
  const choice = say.choice(t('creation:identity.yes'));
  await person.seek('Tab', { hears: ['Dominique P', choice], never: untouched });
  await person.press('space', { hears: ['sélectionné'], never: ['non sélectionné'] });
  await person.tabTo(say.button(t('common:continue')));
  await person.press('Return', { hears: [say.heading(t('creation:contact.title')), 'Étape 3 sur 6'] });
}

async function contact(person: Person): Promise<void> {
  person.begin('Where the codes go');
  await person.seek('Tab', {
    hears: [t('creation:contact.legend'), say.choice(t('creation:contact.sms'))],
    never: untouched,
  });
  await person.seek('Down', { hears: [t('creation:contact.email')] });
  await person.press('space', { hears: ['sélectionné'], never: ['non sélectionné'] });
  await person.tabTo(say.button(t('common:continue')));
  await person.press('Return', { hears: [say.heading(t('creation:email.title'))] });
  await person.seek('Tab', {
    hears: [say.field(t('creation:email.label')), t('creation:email.hint')],
    never: untouched,
  });
  await person.type(email);
  await person.tabTo(say.button(t('creation:email.send')));
  await person.press('Return', { hears: [say.heading(t('creation:contact-code.title')), 'Étape 4 sur 6'] });
}

async function contactCode(person: Person, site: TestSite): Promise<void> {
  person.begin('The one-time code: a wrong one, then the right one');
  const [label, error] = [say.field(t('common:code.label')), t('common:error.code.wrong')];
  await person.seek('Tab', { hears: [label, t('common:code.hint', { digits: 8 })], never: untouched });
  await person.type('1111 1111');
  await person.press('Return', { hears: [t('common:mistakes.title', { count: 1 }), error], never: [label] });
  await person.tabTo(say.link(error));
  await person.press('Return', { hears: [label, 'saisie non valable', error] });
  await person.type(await newestCode(site));
  await person.press('Return', {
    hears: [say.heading(t('creation:terms.title')), 'Étape 5 sur 6'],
    never: [label],
  });
  await person.askTitle(say.title(t('creation:terms.title')));
}

async function terms(person: Person): Promise<void> {
  person.begin('The terms');
  const [box, error] = [say.box(t('creation:terms.accept')), t('creation:terms.error')];
  await person.seek('Down', { hears: [t('creation:terms.rule-5')] });
  await person.seek('Tab', { hears: [box], never: untouched });
  await person.tabTo(say.button(t('common:continue')));
  await person.press('Return', { hears: [t('common:mistakes.title', { count: 1 }), error] });
  await person.tabTo(say.link(error));
  await person.press('Return', { hears: [t('creation:terms.accept'), 'saisie non valable', error] });
  await person.press('space', { hears: ['cochée'], never: ['non cochée'] });
  await person.tabTo(say.button(t('common:continue')));
  await person.press('Return', { hears: [say.heading(t('creation:check.title')), 'Étape 6 sur 6'] });
}

async function check(person: Person): Promise<void> {
  person.begin('The answers, read line by line');
  await person.seek('Down', { hears: [t('creation:check.name'), 'Dominique P'] });
  await person.seek('Down', { hears: [t('creation:check.email'), email] });
  await person.tabTo(t('creation:check.change'), t('creation:check.email'), 'lien');
  await person.tabTo(say.button(t('creation:check.finish')));
  await person.press('Return', { hears: [say.heading(t('creation:identifiers.title'))] });
  await person.askTitle(say.title(t('creation:identifiers.title')));
}
