import { newestCode, type TestSite } from '../support/site.ts';
import type { HeardIdentifiers } from './identifiers.ts';
import type { Person } from './person.ts';
import { say, t, untouched } from './words.ts';

/** The password that replaces the initial one. */
export const ownPassword = 'lampe tortue papier citron violet';

/** From the end of the creation to the home page, with the identifiers that were heard, and out again. */
export async function signIn(person: Person, site: TestSite, heard: HeardIdentifiers): Promise<void> {
  await password(person, heard);
  await code(person, site);
  await firstSteps(person);
  await emergency(person);
  await homeAndOut(person);
}

async function password(person: Person, heard: HeardIdentifiers): Promise<void> {
  person.begin('Signing in: a wrong password, then the right one');
  const title = t('sign-in:password.title');
  const [label, secret] = [
    say.field(t('sign-in:password.identifier')),
    say.secret(t('sign-in:password.password')),
  ];
  await person.tabTo(say.link(t('creation:created.sign-in')));
  await person.press('Return', { hears: [say.page(title), say.heading(title)] });
  await person.seek('Tab', { hears: [label, t('sign-in:password.identifier-hint')], never: untouched });
  await person.type(heard.identifier);
  await person.seek('Tab', { hears: [secret], never: untouched });
  await person.type('faux', { never: ['f a u x', 'faux'] });
  await person.press('Return', {
    hears: [t('common:mistakes.title', { count: 1 }), t('sign-in:password.wrong')],
    never: [secret],
  });
  await person.askTitle(say.wrongTitle(title));
  await person.tabTo(say.link(t('sign-in:password.wrong')));
  await person.press('Return', {
    hears: [label, heard.identifier, 'saisie non valable', t('sign-in:password.wrong')],
  });
  await person.tabTo(secret);
  await person.type(heard.password, { never: [heard.password] });
  await person.tabTo(say.button(t('common:password.show')));
  await person.press('Return', { once: t('common:password.shown') });
  await person.tabTo(say.button(t('sign-in:password.go')));
  await person.press('Return', { hears: [say.heading(t('sign-in:code.title'))] });
}

async function code(person: Person, site: TestSite): Promise<void> {
  person.begin('The one-time code');
  await person.seek('Down', { hears: [t('common:code.valid', { time: '' })] });
  await person.seek('Tab', {
    hears: [say.field(t('common:code.label')), t('common:code.hint', { digits: 8 })],
    never: untouched,
  });
  await person.type(await newestCode(site));
  await person.press('Return', { hears: [say.heading(t('first-sign-in:phone.title')), 'Étape 1 sur 4'] });
}

async function firstSteps(person: Person): Promise<void> {
  person.begin('The first sign-in');
  const label = say.field(t('first-sign-in:phone.label'));
  await person.seek('Tab', { hears: [label, t('first-sign-in:phone.hint')], never: untouched });
  await person.tabTo(say.button(t('first-sign-in:phone.none')));
  await person.press('Return', { hears: [say.heading(t('first-sign-in:password.title')), 'Étape 3 sur 4'] });
  const secret = say.secret(t('first-sign-in:password.label'));
  await person.seek('Tab', { hears: [secret, t('first-sign-in:password.hint')], never: untouched });
  await person.type(ownPassword, { never: ['lampe', 'l a m p e'] });
  await person.tabTo(say.button(t('first-sign-in:password.save')));
  await person.press('Return', { hears: [say.heading(t('emergency:emergency.title'))] });
  await person.askTitle(say.title(t('emergency:emergency.title')));
}

async function emergency(person: Person): Promise<void> {
  person.begin('The emergency choices');
  const questions = ['emergency', 'centre-15', 'hidden-documents'] as const;
  for (const [index, question] of questions.entries()) {
    const yes = say.choice(t(`emergency:${question}.yes`));
    await person.seek('Tab', {
      hears: [t(`emergency:${question}.legend`), yes, t(`emergency:${question}.yes-hint`)],
      never: untouched,
    });
    await person.press('space', { hears: ['sélectionné'], never: ['non sélectionné'] });
    await person.tabTo(say.button(t('emergency:save')));
    const next = questions[index + 1];
    const title = next === undefined ? t('emergency:overview.title') : t(`emergency:${next}.title`);
    await person.press('Return', { hears: [say.heading(title)] });
  }
  await person.tabTo(t('emergency:overview.modify'), t('emergency:emergency.row'), 'lien');
  // The answer stands above its link.
  await person.seek('Up', { hears: [t('emergency:overview.answer-yes')] });
  await person.tabTo(say.link(t('emergency:overview.home')));
}

async function homeAndOut(person: Person): Promise<void> {
  person.begin('At home, and out');
  const [title, out] = [t('home:record.title'), t('home:goodbye.title')];
  await person.press('Return', { hears: [title, say.heading(title), 'Bonjour Dominique PAT-TROIS'] });
  await person.tabTo(say.button(t('common:sign-out')));
  await person.tabTo(say.link(t('management:hub.title')));
  await person.seek('shift+Tab', { hears: [say.button(t('common:sign-out'))] });
  await person.press('Return', { hears: [say.heading(out)] });
  await person.askTitle(say.title(out));
}
