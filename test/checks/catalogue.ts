import { duplicateKeys, leavesOf, parseJson } from './json.ts';
import type { Finding } from './report.ts';
import { isLanguageCode } from './scripts.ts';
import { filesUnder, foldersIn, readText } from './tree.ts';

/** One text of the site: where it is, its whole name (`home:tiles.documents`), its words. */
export type Entry = { file: string; name: string; value: string };

/** One language: its code, its namespaces, its texts. */
export type Language = { code: string; namespaces: string[]; entries: Entry[] };

/** All languages that are there, and what is wrong with the files themselves. */
export type Catalogue = { languages: Language[]; findings: Finding[] };

/** The language that is written first and that the others follow. */
export const reference = 'fr';

/** The namespaces that may be named in code before their file exists. */
export const expectedNamespaces = [
  'common',
  'home',
  'creation',
  'sign-in',
  'first-sign-in',
  'emergency',
  'help',
  'demo',
  'messages',
  'print',
  'visit',
];

/** Takes a root; gives the texts of every folder of locales/, with findings on files that cannot be trusted. */
export function readCatalogue(root: string): Catalogue {
  const findings: Finding[] = [];
  const folders = foldersIn(root, 'locales');
  for (const name of folders.filter(name => !isLanguageCode(name))) {
    findings.push({
      file: `locales/${name}`,
      key: 'whole folder',
      problem: 'not the code of a language, rename it',
    });
  }
  const languages = folders.filter(isLanguageCode).map(code => readLanguage(root, code, findings));
  return { languages, findings };
}

/** Takes a catalogue; gives the language of that code, empty when there is none. */
export function languageOf(catalogue: Catalogue, code: string): Language {
  return (
    catalogue.languages.find(language => language.code === code) ?? { code, namespaces: [], entries: [] }
  );
}

function readLanguage(root: string, code: string, findings: Finding[]): Language {
  const folder = `locales/${code}`;
  const files = filesUnder(root, folder, '.json').filter(file => !file.endsWith('/_language.json'));
  const namespaces = files.map(file => file.slice(folder.length + 1, -'.json'.length));
  return { code, namespaces, entries: files.flatMap(file => readEntries(root, file, findings)) };
}

function readEntries(root: string, file: string, findings: Finding[]): Entry[] {
  const text = readText(root, file);
  const parsed = parseJson(text);
  if ('error' in parsed) {
    findings.push({ file, key: 'whole file', problem: `not JSON (${parsed.error}), correct it` });
    return [];
  }
  for (const key of duplicateKeys(text)) findings.push({ file, key, problem: 'written twice, keep one' });
  const namespace = file.slice(file.lastIndexOf('/') + 1, -'.json'.length);
  return leavesOf(parsed.value).flatMap(({ key, value }) => {
    if (value !== undefined) return [{ file, name: `${namespace}:${key}`, value }];
    findings.push({ file, key, problem: 'not a string, write words' });
    return [];
  });
}
