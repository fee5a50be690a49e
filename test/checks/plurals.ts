import { type Entry, type Language, reference } from './catalogue.ts';
import { withoutPlural } from './on-purpose.ts';
import type { Finding } from './report.ts';

/** The forms of one text: one entry with the ending `''`, or one for each plural ending (`_one`, `_ordinal_few`). */
export type Forms = Map<string, Entry>;

/** Takes a language; gives its texts, the forms of a plural together under one name. */
export function formsOf(language: Language): Map<string, Forms> {
  const texts = new Map<string, Forms>();
  for (const entry of language.entries) {
    const name = withoutPlural(entry.name);
    const forms = texts.get(name) ?? new Map<string, Entry>();
    forms.set(entry.name.slice(name.length), entry);
    texts.set(name, forms);
  }
  return texts;
}

/** Takes a language; reports plural forms that it needs and lacks, or that it does not have. */
export function pluralFindings(language: Language): Finding[] {
  return [...formsOf(language)].flatMap(([name, forms]) => {
    const endings = [...forms.keys()].filter(Boolean);
    const ordinal = endings.some(ending => ending.startsWith('_ordinal'));
    return endings.length === 0 ? [] : formFindings(language.code, { name, forms, ordinal });
  });
}

type Plural = { name: string; forms: Forms; ordinal: boolean };

function formFindings(code: string, { name, forms, ordinal }: Plural): Finding[] {
  const file = [...forms.values()][0]?.file ?? '';
  const type = ordinal ? 'ordinal' : 'cardinal';
  const start = ordinal ? '_ordinal_' : '_';
  const needed = new Intl.PluralRules([code, 'en'], { type })
    .resolvedOptions()
    .pluralCategories.map(c => start + c);
  const missing = needed.filter(ending => !forms.has(ending));
  const strange = [...forms.keys()].filter(ending => !needed.includes(ending) && ending !== `${start}zero`);
  return [
    ...missing.map(ending => ({
      file,
      key: name + ending,
      problem: `the plural form is missing, ${code} needs it`,
    })),
    ...strange.map(ending => ({
      file,
      key: name + ending,
      problem: `${code} has no such plural form, remove it`,
    })),
  ];
}

/** Takes the reference and another language; reports placeholders `{{x}}` that are not the same in both. */
export function placeholderFindings(french: Map<string, Forms>, language: Language): Finding[] {
  return [...formsOf(language)].flatMap(([name, forms]) => {
    const model = french.get(name);
    const said = model?.get('') ?? model?.get('_other') ?? model?.get('_ordinal_other');
    if (said === undefined) return [];
    const wanted = placeholders(said.value);
    return [...forms].flatMap(([ending, entry]) => differences(entry, ending, wanted));
  });
}

/** « One document » may leave the number out. */
function differences(entry: Entry, ending: string, wanted: Set<string>): Finding[] {
  const found = placeholders(entry.value);
  const optional = /_(?:zero|one|two)$/.test(ending) ? 'count' : undefined;
  const missing = [...wanted].filter(name => !found.has(name) && name !== optional);
  const strange = [...found].filter(name => !wanted.has(name));
  const at = { file: entry.file, key: entry.name };
  return [
    ...missing.map(name => ({ ...at, problem: `lacks {{${name}}}, which ${reference} has, add it` })),
    ...strange.map(name => ({ ...at, problem: `has {{${name}}}, which ${reference} has not, remove it` })),
  ];
}

function placeholders(value: string): Set<string> {
  return new Set([...value.matchAll(/\{\{\s*-?\s*([^},\s]+)[^}]*\}\}/g)].map(found => found[1] ?? ''));
}
