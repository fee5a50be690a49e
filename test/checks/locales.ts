import { type Catalogue, type Language, languageOf, readCatalogue, reference } from './catalogue.ts';
import { languageFileFindings } from './language-files.ts';
import { type OnPurpose, readOnPurpose } from './on-purpose.ts';
import { type Forms, formsOf, placeholderFindings, pluralFindings } from './plurals.ts';
import { counted, type Finding, type Report } from './report.ts';
import { usageFindings } from './usage.ts';
import { translationFindings, valueFindings } from './values.ts';

/** Takes a root; reports what is wrong in the texts of any language: keys, placeholders, plurals, values, use. */
export function checkLocales(root: string): Report {
  const catalogue = readCatalogue(root);
  const onPurpose = readOnPurpose(root, 'same-on-purpose.json');
  const findings = [
    ...catalogue.findings,
    ...catalogue.languages.flatMap(({ code }) => languageFileFindings(root, code)),
    ...catalogue.languages.flatMap(language => [...pluralFindings(language), ...valueFindings(language)]),
    ...comparedWithReference(catalogue, onPurpose),
    ...usageFindings(root, catalogue),
    ...onPurpose.findings(),
  ];
  const texts = catalogue.languages.reduce((sum, language) => sum + language.entries.length, 0);
  const checked = `${counted(catalogue.languages.length, 'language')}, ${counted(texts, 'text')}`;
  return { name: 'locales', checked, findings };
}

function comparedWithReference(catalogue: Catalogue, onPurpose: OnPurpose): Finding[] {
  const french = languageOf(catalogue, reference);
  const texts = formsOf(french);
  return catalogue.languages
    .filter(language => language.code !== reference)
    .flatMap(language => [
      ...namespaceFindings(french, language),
      ...keyFindings(texts, language),
      ...placeholderFindings(texts, language),
      ...translationFindings(french, language, onPurpose),
    ]);
}

function namespaceFindings(french: Language, language: Language): Finding[] {
  const missing = french.namespaces.filter(name => !language.namespaces.includes(name));
  const strange = language.namespaces.filter(name => !french.namespaces.includes(name));
  const fileOf = (name: string) => `locales/${language.code}/${name}.json`;
  const gone = `missing, ${reference} has it, translate it`;
  return [
    ...missing.map(name => ({ file: fileOf(name), key: 'whole file', problem: gone })),
    ...strange.map(name => ({
      file: fileOf(name),
      key: 'whole file',
      problem: `${reference} has no such file, remove it`,
    })),
  ];
}

/** A file that is missing was told once, so its keys are not told again. */
function keyFindings(french: Map<string, Forms>, language: Language): Finding[] {
  const texts = formsOf(language);
  const missing = [...french].filter(
    ([name]) => language.namespaces.includes(namespaceOf(name)) && !texts.has(name),
  );
  const strange = [...texts].filter(([name]) => !french.has(name));
  const changed = [...texts].filter(([name, forms]) => french.get(name)?.has('') === !forms.has(''));
  const findings = (found: [string, Forms][], problem: string) =>
    found.map(([key]) => ({ file: `locales/${language.code}/${namespaceOf(key)}.json`, key, problem }));
  return [
    ...findings(missing, `missing, ${reference} has it, translate it`),
    ...findings(strange, `${reference} has no such key, remove it`),
    ...findings(changed, `plural forms in one language and none in the other, make both alike`),
  ];
}

function namespaceOf(name: string): string {
  return name.slice(0, name.indexOf(':'));
}
