import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInstance, type i18n } from 'i18next';
import type { LocaleKey } from './locale-keys.ts';

/** A language of the site, as its `_language.json` describes it. */
export interface Language {
  readonly code: string;
  readonly name: string;
  readonly dir: 'ltr' | 'rtl';
  readonly reviewed: string;
}

/** Looks up whole sentences in one language: `t('creation:ask.title', { values })`. */
export type Translate = (key: LocaleKey, values?: Record<string, string | number>) => string;

const folder = join(import.meta.dirname, '..', 'locales');

/** French is the reference: its files give the keys, and it answers when a page has no language yet. */
export const referenceLanguage = 'fr';

function readJson(...path: string[]): Record<string, unknown> {
  return JSON.parse(readFileSync(join(folder, ...path), 'utf8'));
}

function readLanguage(code: string): Language {
  const { name, dir, reviewed } = readJson(code, '_language.json');
  if (typeof name !== 'string' || typeof reviewed !== 'string')
    throw new Error(`locales/${code}/_language.json`);
  return { code, name, dir: dir === 'rtl' ? 'rtl' : 'ltr', reviewed };
}

function readTexts(code: string): Record<string, Record<string, unknown>> {
  const files = readdirSync(join(folder, code)).filter(
    name => name.endsWith('.json') && !name.startsWith('_'),
  );
  return Object.fromEntries(files.map(name => [name.slice(0, -'.json'.length), readJson(code, name)]));
}

/** The languages, French first, then in the order of their codes. */
export const languages: readonly Language[] = readdirSync(folder)
  .sort((a, b) => Number(b === referenceLanguage) - Number(a === referenceLanguage) || a.localeCompare(b))
  .map(readLanguage);

function makeInstance(): i18n {
  const resources = Object.fromEntries(languages.map(({ code }) => [code, readTexts(code)]));
  const instance = createInstance();
  void instance.init({
    resources,
    lng: referenceLanguage,
    fallbackLng: false,
    ns: Object.keys(resources[referenceLanguage] ?? {}),
    defaultNS: 'common',
    // Said though they are the usual ones: i18next then need not guess whether a key is a sentence.
    nsSeparator: ':',
    keySeparator: '.',
    initAsync: false,
    returnNull: false,
    returnEmptyString: false,
    interpolation: { escapeValue: false },
    missingInterpolationHandler: (_text: string, match: RegExpExecArray) => {
      throw new Error(`A text lacks its value ${match[1]}`);
    },
    saveMissing: true,
    missingKeyHandler: (_languages, namespace, key) => {
      throw new Error(`No text for ${namespace}:${key}`);
    },
  });
  return instance;
}

const instance = makeInstance();

function makeTranslator(code: string): Translate {
  // `getFixedT` copies every option of the instance at each call; no text holds another one (`nest`).
  const translate = (key: LocaleKey, values?: Record<string, string | number>): string =>
    instance.t(key, { ...values, lng: code, nest: false });
  // Looking a text up takes microseconds, a hundred times a page: those without values are kept.
  const settled = new Map<LocaleKey, string>();
  return (key, values) => {
    if (values !== undefined) return translate(key, values);
    const text = settled.get(key) ?? translate(key);
    settled.set(key, text);
    return text;
  };
}

const translators = new Map<string, Translate>(languages.map(({ code }) => [code, makeTranslator(code)]));

/** The paragraphs of a text that is a list, in one language. @throws when the text is not a list */
export function paragraphsOf(code: string, key: LocaleKey, values: Record<string, string>): string[] {
  const language = findLanguage(code)?.code ?? referenceLanguage;
  const found: unknown = instance.getFixedT(language)(key, { ...values, returnObjects: true });
  if (!Array.isArray(found)) throw new Error(`${key} is not a list of paragraphs.`);
  return found.map(String);
}

/** The names of the texts or groups under a group, in the order of the French file: `namesUnder('words', 'list')`. */
export function namesUnder(file: string, group: string): string[] {
  return Object.keys(Object(instance.getResource(referenceLanguage, file, group)));
}

/** Whether a key, made from parts, has a text. */
export function hasText(key: string): key is LocaleKey {
  return isKey(key);
}

/** Keys that were made from parts: there are no more of them than texts. */
const asked = new Map<string, LocaleKey>();

/** Takes a text from outside the type system (a schema's message, for example) as a key. @throws when there is none */
export function asKey(text: string): LocaleKey {
  const known = asked.get(text);
  if (known !== undefined) return known;
  if (isKey(text)) {
    asked.set(text, text);
    return text;
  }
  throw new Error(`No text for ${text}`);
}

function isKey(text: string): text is LocaleKey {
  return instance.exists(text, { lng: referenceLanguage });
}

/** The language named `code`, or nothing when the site does not speak it. */
export function findLanguage(code: string): Language | undefined {
  return languages.find(language => language.code === code);
}

/** The texts of a language; French for a code the site does not know. @throws on a key that has no text. */
export function translator(code: string): Translate {
  const found = translators.get(code) ?? translators.get(referenceLanguage);
  if (found === undefined) throw new Error('The French texts are missing.');
  return found;
}
