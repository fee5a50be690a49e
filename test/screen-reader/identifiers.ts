import type { Person } from './person.ts';
import { say, t } from './words.ts';

/** The identifiers, as they were heard. */
export interface HeardIdentifiers {
  readonly identifier: string;
  readonly password: string;
}

/** The page of the identifiers, read line by line: what is heard there is what opens the record later. */
export async function hearIdentifiers(person: Person): Promise<HeardIdentifiers> {
  person.begin('The identifiers');
  await person.seek('Down', { hears: [t('creation:identifiers.identifier')] });
  const identifier = await person.press('Down', { hears: [] });
  await person.press('Right', { hears: [identifier[1] ?? 'a letter'] });
  await person.seek('Down', { hears: [t('creation:identifiers.password')] });
  const password = await hearPassword(person);
  await person.press('ctrl+Home', { hears: [] });
  await person.tabTo(say.button(t('common:copy.button')), t('creation:identifiers.identifier'));
  await person.press('Return', { once: t('common:copy.done') });
  await person.tabTo(say.button(t('common:copy.button')), t('creation:identifiers.password'));
  await person.press('Return', { once: t('common:copy.done') });
  await person.tabTo(say.button(t('creation:identifiers.print')));
  await person.tabTo(say.link(t('creation:identifiers.download')));
  await person.tabTo(say.button(t('creation:identifiers.keep')));
  await person.press('Return', { hears: [say.heading(t('creation:created.title'))] });
  return { identifier: only(/[a-z]{4}\d{4}/, identifier), password };
}

/** Four words: where the screen is narrow, they are read in two lines. */
async function hearPassword(person: Person): Promise<string> {
  const form = /[a-z]+(?:-[a-z]+){3}/;
  let heard = await person.seek('Down', { hears: ['-'] });
  if (!form.test(heard)) heard += await person.press('Down', {});
  return only(form, heard.replace(/[.\s]/g, ''));
}

function only(form: RegExp, heard: string): string {
  return form.exec(heard)?.[0] ?? '';
}
