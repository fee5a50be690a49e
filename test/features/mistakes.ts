import { expect } from 'vitest';
import { asKey, type Translate, translator } from '../../server/i18n.ts';
import type { ReadPage } from '../support/reader.ts';

/** Spaces and marks that only keep words together on a line do not matter. */
export const clean = (text: string): string =>
  text
    .replace(/\u2060/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** A sentence of the locale files as a page shows it. */
export function words(language: string, key: string, values: Parameters<Translate>[1] = {}): string {
  return clean(translator(language)(asKey(key), values));
}

/** The ids that `aria-describedby` names, on the field itself or on the group it is in. */
function describedBy(page: ReadPage, field: string): string[] {
  const input = page.root.querySelector(`#field-${field}`);
  const group = input?.closest('fieldset');
  const described = [input, group].map(element => element?.getAttribute('aria-describedby') ?? '');
  return described.flatMap(ids => ids.split(' ')).filter(id => id !== '');
}

/**
 * A form came back with one mistake in `field`: status 422, the title begins with « Erreur : », the summary leads to
 * the field, and the same words stand beside it and are tied to it.
 */
export function expectMistake(
  page: ReadPage,
  mistake: { field: string; key: string; language?: string; values?: Record<string, string | number> },
): void {
  const { field, key, language = 'fr' } = mistake;
  const text = words(language, key, mistake.values);
  expect(page.status, page.heading).toBe(422);
  expect(page.root.querySelector('html')?.getAttribute('lang')).toBe(language);
  const title = words(language, 'common:page-title', { heading: clean(page.heading) });
  expect(clean(page.title)).toBe(words(language, 'common:error-title', { title }));
  if (language === 'fr') expect(clean(page.title)).toMatch(/^Erreur : /);
  expect(page.mistakes.map(clean)).toContain(text);
  expectSummaryLeadsToFields(page);
  const link = page.root.querySelectorAll('.error-summary a').find(item => clean(item.text) === text);
  expect(link?.getAttribute('href')).toBe(field === '' ? undefined : `#field-${field}`);
  if (field === '') return;
  expect(describedBy(page, field)).toContain(`error-${field}`);
  expect(clean(page.root.querySelector(`#error-${field}`)?.text ?? '')).toContain(text);
}

/**
 * Every mistake of the summary is a link or, of no field, a sentence; every link leads to something of the page, and
 * every description that is named exists.
 */
export function expectSummaryLeadsToFields(page: ReadPage): void {
  const links = page.root.querySelectorAll('.error-summary a').map(link => link.getAttribute('href') ?? '');
  const sentences = page.root.querySelectorAll('.error-summary li > p');
  expect(page.mistakes).not.toEqual([]);
  expect(links.length + sentences.length).toBe(page.mistakes.length);
  for (const link of links) expect(page.root.querySelector(link), link).not.toBeNull();
  for (const element of page.root.querySelectorAll('[aria-describedby]')) {
    for (const id of (element.getAttribute('aria-describedby') ?? '').split(' ')) {
      expect(page.root.querySelector(`#${id}`), id).not.toBeNull();
    }
  }
}

/** Whether the page says a sentence of the locale files. */
export function says(
  page: ReadPage,
  key: string,
  values: Record<string, string | number> = {},
  language = 'fr',
): boolean {
  const shown = clean(page.root.querySelector('main')?.structuredText ?? '');
  return shown.includes(words(language, key, values));
}

/** The page of something that went wrong: its status, its words in the language, and a way out. */
export function expectProblem(page: ReadPage, kind: string | number, language = 'fr'): void {
  expect(page.status, page.heading).toBe(kind === 'ended' ? 403 : kind);
  expect(clean(page.heading)).toBe(words(language, `common:problem.${kind}.title`));
  expect(page.root.querySelector('html')?.getAttribute('lang')).toBe(language);
  const out = page.root.querySelectorAll('main a').map(link => link.getAttribute('href') ?? '');
  expect(out.some(href => href.endsWith(`/${language}/`) || href.endsWith(`/${language}/connexion`))).toBe(
    true,
  );
}
