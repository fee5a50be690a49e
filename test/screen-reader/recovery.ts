import { minute } from '../../server/storage/time.ts';
import { newestCode, type TestSite } from '../support/site.ts';
import type { Person } from './person.ts';
import { say, t, untouched } from './words.ts';

/** Anthony of the demo population: he has a phone and a mailbox. */
const anthony = {
  number: '1 80 03 2B 020 401 23',
  day: '2',
  month: '3',
  year: '1980',
  identifier: 'mavu4827',
};
const ownPassword = 'lampe tortue papier citron violet';

/** From the sign-in page to a new password: one proof and the wait it would mean, then a second one. */
export async function findWayBack(person: Person, site: TestSite): Promise<void> {
  await whoIsIt(person, site);
  await firstWay(person, site);
  await oneWayAlone(person);
  await secondWay(person, site);
  await password(person);
}

async function whoIsIt(person: Person, site: TestSite): Promise<void> {
  person.begin('The way back in: number and birth date, a mistake first');
  const title = t('recovery:start.title');
  const number = say.field(t('recovery:start.number'));
  const error = t('common:error.nir.empty');
  await person.open(`${site.origin}/fr/connexion`, { hears: [say.heading(t('sign-in:password.title'))] });
  await person.tabTo(say.link(t('sign-in:password.forgotten-title')));
  await person.press('Return', { hears: [say.page(title), say.heading(title)], never: untouched });
  await person.seek('Tab', { hears: [number, t('recovery:start.number-hint')], never: untouched });
  await person.press('Return', { hears: [t('common:mistakes.title', { count: 2 }), error] });
  await person.askTitle(say.wrongTitle(title));
  await person.tabTo(say.link(error));
  await person.press('Return', { hears: [number, 'saisie non valable', error] });
  await person.type(anthony.number);
  await person.seek('Tab', {
    hears: [t('recovery:start.birth'), say.field(t('common:date.day')), t('recovery:start.birth-hint')],
  });
  await person.type(anthony.day);
  await person.tabTo(say.field(t('common:date.month')));
  await person.type(anthony.month);
  await person.tabTo(say.field(t('common:date.year')));
  await person.type(anthony.year);
  await person.press('Return', { hears: [say.heading(t('recovery:way.title'))], never: [number] });
}

async function firstWay(person: Person, site: TestSite): Promise<void> {
  person.begin('The first proof: a code by e-mail');
  const choice = say.choice(t('recovery:way.email'));
  await person.seek('Tab', { hears: [t('recovery:way.legend'), choice], never: untouched });
  await person.press('space', { hears: ['sélectionné'], never: ['non sélectionné'] });
  await person.tabTo(say.button(t('common:continue')));
  await person.press('Return', { hears: [say.heading(t('recovery:code.title'))] });
  await person.seek('Down', { hears: [t('common:code.valid', { time: '' })] });
  await giveCode(person, site);
  await person.askTitle(say.title(t('recovery:second.title')));
}

async function giveCode(person: Person, site: TestSite): Promise<void> {
  const label = say.field(t('common:code.label'));
  await person.seek('Tab', { hears: [label, t('common:code.hint', { digits: 8 })], never: untouched });
  await person.type(await newestCode(site));
  await person.press('Return', { hears: ['en-tête niveau 1'], never: [label] });
}

async function oneWayAlone(person: Person): Promise<void> {
  person.begin('What one proof alone means, and back');
  await person.seek('Tab', {
    hears: [t('recovery:second.legend'), say.choice(t('recovery:way.sms'))],
    never: untouched,
  });
  await person.seek('Down', { hears: [t('recovery:second.alone')] });
  await person.press('space', { hears: ['sélectionné'], never: ['non sélectionné'] });
  await person.tabTo(say.button(t('common:continue')));
  const title = t('recovery:one.title');
  await person.press('Return', { hears: [say.heading(title)] });
  await person.tabTo(say.button(t('recovery:one.go')));
  await person.tabTo(say.link(t('recovery:one.second')));
  await person.press('Return', { hears: [say.heading(t('recovery:second.title'))] });
}

async function secondWay(person: Person, site: TestSite): Promise<void> {
  person.begin('The second proof: a code by SMS');
  site.world.pass(2 * minute);
  await person.seek('Tab', {
    hears: [t('recovery:second.legend'), say.choice(t('recovery:way.sms'))],
    never: untouched,
  });
  await person.press('space', { hears: ['sélectionné'], never: ['non sélectionné'] });
  await person.tabTo(say.button(t('common:continue')));
  await person.press('Return', { hears: [say.heading(t('recovery:code.title'))] });
  await giveCode(person, site);
  await person.askTitle(say.title(t('recovery:password.title')));
}

async function password(person: Person): Promise<void> {
  person.begin('The identifier, and a new password');
  const secret = say.secret(t('recovery:password.label'));
  const error = t('common:error.password.too-short');
  await person.seek('Down', { hears: [anthony.identifier] });
  await person.seek('Tab', { hears: [secret, t('recovery:password.hint')], never: untouched });
  await person.type('soleil', { never: ['s o l e i l', 'soleil'] });
  await person.press('Return', { hears: [t('common:mistakes.title', { count: 1 }), error] });
  await person.tabTo(say.link(error));
  await person.press('Return', { hears: [secret, error] });
  await person.type(ownPassword, { never: ['lampe', 'l a m p e'] });
  await person.press('Return', { hears: [say.heading(t('recovery:done.title'))], never: [secret] });
  await person.tabTo(say.link(t('recovery:done.enter')));
}
