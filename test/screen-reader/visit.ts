import { minute } from '../../server/storage/time.ts';
import { newestCode, type TestSite } from '../support/site.ts';
import type { Person } from './person.ts';
import { say, t } from './words.ts';

/** Signs in again from the page after the way out, and hears how a visit is about to end, goes on, and ends. */
export async function hearVisitEnd(
  person: Person,
  site: TestSite,
  who: { identifier: string; password: string },
): Promise<void> {
  await signInAgain(person, site, who);
  await warned(person, site);
  await ended(person, site);
}

async function signInAgain(
  person: Person,
  site: TestSite,
  who: { identifier: string; password: string },
): Promise<void> {
  person.begin('Signing in a second time');
  await person.tabTo(say.link(t('home:goodbye.again')));
  await person.press('Return', { hears: [say.heading(t('sign-in:password.title'))] });
  await person.tabTo(say.field(t('sign-in:password.identifier')));
  await person.type(who.identifier);
  await person.tabTo(say.secret(t('sign-in:password.password')));
  await person.type(who.password, { never: [who.password] });
  await person.press('Return', { hears: [say.heading(t('sign-in:code.title'))] });
  await person.tabTo(say.field(t('common:code.label')));
  await person.type(await newestCode(site));
  await person.press('Return', { hears: ['en-tête niveau 1'] });
}

/** Leaves the tab and comes back to it, as somebody does who was called away. */
async function comeBackAfter(person: Person, site: TestSite, ms: number, hears: string[]): Promise<void> {
  await person.press('ctrl+t', {});
  site.world.pass(ms);
  await person.press('ctrl+w', { hears });
}

const left = (count: number): string => t('visit:warning.left', { count });

async function warned(person: Person, site: TestSite): Promise<void> {
  person.begin('The warning before the visit ends');
  const dialog = [t('visit:warning.title'), left(3), say.button(t('visit:go-on'))];
  await comeBackAfter(person, site, 12.5 * minute, dialog);
  site.world.pass(minute);
  await person.press('Shift_L', { hears: [left(2)] });
  await person.press('Return', { hears: [t('visit:warning.goes-on')] });
  await comeBackAfter(person, site, 12.5 * minute, dialog);
  await person.press('Escape', { hears: [t('visit:warning.goes-on')] });
}

async function ended(person: Person, site: TestSite): Promise<void> {
  person.begin('The end of the visit');
  const title = t('common:problem.ended.title');
  await comeBackAfter(person, site, 12.5 * minute, [say.button(t('visit:go-on'))]);
  site.world.pass(5 * minute);
  await person.press('Shift_L', { hears: [say.heading(title)] });
  await person.askTitle(say.title(title));
}
