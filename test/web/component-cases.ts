import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { languages } from '../../server/i18n.ts';
import { loadAssets } from '../../server/web/assets.ts';
import { makeTemplates } from '../../server/web/templates.ts';

export const root = join(import.meta.dirname, '..', '..');
const folder = join(root, 'views', 'components');

const exampleSchema = z.strictObject({
  name: z.string().min(1),
  options: z.record(z.string(), z.unknown()),
  errors: z.array(z.strictObject({ field: z.string(), text: z.string() })).optional(),
  values: z.record(z.string(), z.string()).optional(),
});
const criterionSchema = z.strictObject({
  id: z.string().regex(/^(?:RGAA \d{1,2}\.\d{1,2}|WCAG [1-4]\.\d\.\d{1,2})$/),
  how: z.string().min(1),
});
const descriptionSchema = z.strictObject({
  takes: z.record(z.string(), z.string().min(1)),
  criteria: z.array(criterionSchema).min(1),
  examples: z.array(exampleSchema).min(1),
});

type Example = z.infer<typeof exampleSchema>;

export const names = (ending: string) =>
  readdirSync(folder)
    .filter(file => file.endsWith(ending))
    .map(file => basename(file, ending))
    .sort();

const describeComponent = (name: string) =>
  descriptionSchema.parse(JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')));

export const templates = makeTemplates(loadAssets(), false);
export const components = names('.json').map(name => ({ name, ...describeComponent(name) }));
export const cases = components.flatMap(({ name, examples }) => examples.map(example => ({ name, example })));
const inEveryLanguage = languages.flatMap(language => cases.map(one => ({ ...one, language })));
export const french = languages.filter(({ code }) => code === 'fr');

type Case = (typeof inEveryLanguage)[number];

export function render(
  { name, example, language }: Case,
  options: Example['options'] = example.options,
): string {
  const frame = { language, base: '', errors: example.errors ?? [], values: example.values ?? {} };
  return templates.context(frame).part(name, options);
}

export const title = ({ name, example, language }: Case) => `${name}, ${example.name}, ${language.code}`;
export const titled = inEveryLanguage.map(one => ({ ...one, title: title(one) }));
export const frenchCases = titled.filter(({ language }) => french.includes(language));

/** Puts a component where it may stand: a tile in its list, anything else in a section. */
export function asDocument(one: Case): string {
  const { name, language } = one;
  const inner = name === 'tile' ? `<ul>${render(one)}</ul>` : render(one);
  const form = inner.includes('form="form"')
    ? '<form id="form" method="post"><button type="submit">Non</button></form>'
    : '';
  return `<!DOCTYPE html>\n<html lang="${language.code}" dir="${language.dir}"><head><title>Essai</title></head><body>${inner}${form}</body></html>`;
}

/** The attributes of each element of a kind, in the order of the page. */
export function tags(html: string, kind: string): Map<string, string>[] {
  return [...html.matchAll(new RegExp(`<${kind}\\b([^>]*)>`, 'g'))].map(
    ([, inside = '']) =>
      new Map(
        [...inside.matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map(([, key = '', value = '']) => [key, value]),
      ),
  );
}
