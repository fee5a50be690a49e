import type { Translate } from '../i18n.ts';
import { shortenName } from '../record/files/file-name.ts';
import type { RefusedName } from './form-files.ts';
import type { FieldError } from './forms.ts';

const longestShown = 60;

/** The name of a file as a sentence holds it: short, and kept apart from a text that runs the other way. */
export function shownName(name: string): string {
  return `\u2068${shortenName(name, longestShown)}\u2069`;
}

/** What is said of a file that is not taken: its name, why, and what to do. */
export function refusalError({ name, why }: RefusedName): FieldError {
  return { field: 'files', key: `attach:refused.${why}`, values: { name: shownName(name) } };
}

/** The same in words. */
export function refusalText(t: Translate, refused: RefusedName): string {
  const { key, values = {} } = refusalError(refused);
  return t(key, values);
}
