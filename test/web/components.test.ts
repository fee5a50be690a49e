import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { languages } from '../../server/i18n.ts';
import { loadAssets } from '../../server/web/assets.ts';
import { makeTemplates } from '../../server/web/templates.ts';

const root = join(import.meta.dirname, '..', '..');
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

const names = (ending: string) =>
  readdirSync(folder)
    .filter(file => file.endsWith(ending))
    .map(file => basename(file, ending))
    .sort();

const describeComponent = (name: string) =>
  descriptionSchema.parse(JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')));

const templates = makeTemplates(loadAssets(), false);
const components = names('.json').map(name => ({ name, ...describeComponent(name) }));
const cases = components.flatMap(({ name, examples }) => examples.map(example => ({ name, example })));
const inEveryLanguage = languages.flatMap(language => cases.map(one => ({ ...one, language })));
const french = languages.filter(({ code }) => code === 'fr');

type Case = (typeof inEveryLanguage)[number];

function render({ name, example, language }: Case, options: Example['options'] = example.options): string {
  const frame = { language, base: '', errors: example.errors ?? [], values: example.values ?? {} };
  return templates.context(frame).part(name, options);
}

const title = ({ name, example, language }: Case) => `${name}, ${example.name}, ${language.code}`;
const titled = inEveryLanguage.map(one => ({ ...one, title: title(one) }));
const frenchCases = titled.filter(({ language }) => french.includes(language));

/** Puts a component where it may stand: a tile in its list, anything else in a section. */
function asDocument(one: Case): string {
  const { name, language } = one;
  const inner = name === 'tile' ? `<ul>${render(one)}</ul>` : render(one);
  const form = inner.includes('form="form"')
    ? '<form id="form" method="post"><button type="submit">Non</button></form>'
    : '';
  return `<!DOCTYPE html>\n<html lang="${language.code}" dir="${language.dir}"><head><title>Essai</title></head><body>${inner}${form}</body></html>`;
}

/** The attributes of each element of a kind, in the order of the page. */
function tags(html: string, kind: string): Map<string, string>[] {
  return [...html.matchAll(new RegExp(`<${kind}\\b([^>]*)>`, 'g'))].map(
    ([, inside = '']) =>
      new Map(
        [...inside.matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map(([, key = '', value = '']) => [key, value]),
      ),
  );
}

describe('the catalogue of components', () => {
  test('each template has its description, and each description its template', () => {
    expect(names('.json')).toEqual(names('.eta'));
    expect(components.length).toBeGreaterThan(20);
  });

  test.each(components)('$name says all that its examples give', ({ takes, examples }) => {
    const known = Object.keys(takes).map(option => option.replace('?', ''));
    for (const { options } of examples) expect(known).toEqual(expect.arrayContaining(Object.keys(options)));
  });

  test.each(titled)('$title', one => {
    expect(render(one)).not.toMatch(/undefined|\[object|NaN|common:/);
  });

  const needed = components.flatMap(({ name, takes, examples }) =>
    Object.keys(takes)
      .filter(option => !option.endsWith('?'))
      .map(option => ({ name, option, example: examples[0], language: french[0] })),
  );

  test.each(needed)('$name throws without $option', ({ name, option, example, language }) => {
    if (example === undefined || language === undefined) throw new Error('No example');
    const { [option]: _left, ...others } = example.options;
    expect(() => render({ name, example, language }, others)).toThrow();
  });
});

describe('what a component writes', () => {
  const validator = new HtmlValidate(JSON.parse(readFileSync(join(root, '.htmlvalidate.json'), 'utf8')));

  test.each(titled)('is right HTML: $title', async one => {
    const { results } = await validator.validateString(asDocument(one));
    const messages = results.flatMap(result => result.messages);
    expect(
      messages.map(({ ruleId, message, line, column }) => `${ruleId} ${message} ${line}:${column}`),
    ).toEqual([]);
  });

  test.each(frenchCases)('names every field and refers only to what is there: $title', one => {
    const html = asDocument(one);
    const ids = tags(html, '\\w+').flatMap(tag => tag.get('id') ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const labelled = new Set(tags(html, 'label').map(tag => tag.get('for')));
    for (const input of tags(html, 'input').filter(tag => tag.get('type') !== 'hidden')) {
      expect(labelled).toContain(input.get('id'));
      expect(input.has('required') || input.has('placeholder') || input.has('pattern')).toBe(false);
    }
    const references = tags(html, '\\w+').flatMap(tag => [
      ...(tag.get('aria-describedby')?.split(' ') ?? []),
      ...(tag.get('aria-labelledby')?.split(' ') ?? []),
    ]);
    expect(ids).toEqual(expect.arrayContaining(references));
  });

  const fields = frenchCases.filter(
    ({ name, example }) =>
      ['field', 'radios', 'checkbox'].some(kind => name.includes(kind)) &&
      example.errors !== undefined &&
      name !== 'field-error',
  );

  test.each(fields)('ties a mistake to its field: $title', one => {
    const html = render(one);
    const [error] = one.example.errors ?? [];
    if (error === undefined) throw new Error('No mistake in this example');
    expect(html).toContain(`id="error-${error.field}"`);
    const input = tags(html, 'input').find(tag => tag.get('id') === `field-${error.field}`);
    expect(input).toBeDefined();
    const told = [...tags(html, 'input'), ...tags(html, 'fieldset')].filter(
      tag => tag.get('aria-invalid') === 'true',
    );
    expect(told.length).toBeGreaterThan(0);
    // The first control carries the description: a group's own is not spoken by every screen reader.
    expect(input?.get('aria-describedby')?.split(' ')).toContain(`error-${error.field}`);
    const withoutError = render({ ...one, example: { ...one.example, errors: [] } });
    expect(withoutError).not.toMatch(/aria-invalid|error-/);
  });

  test('keeps what was typed, but never a password', () => {
    const [language] = french;
    if (language === undefined) throw new Error('No French');
    const { part } = templates.context({ language, base: '', values: { name: '"><b>', password: 'secret' } });
    expect(part('text-field', { name: 'name', label: 'Nom' })).toContain('value="&quot;&gt;&lt;b&gt;"');
    expect(part('password-field', { name: 'password', label: 'Mot', autocomplete: 'off' })).not.toContain(
      'secret',
    );
  });

  test('a whole page is right HTML, and htmx receives its title and its contents alone', async () => {
    const example = components.find(({ name }) => name === 'page')?.examples[0];
    const { page } = z.object({ page: z.record(z.string(), z.unknown()) }).parse(example?.options);
    for (const language of languages) {
      const whole = templates.render('layout', { language, base: '' }, { page });
      const { results } = await validator.validateString(whole);
      expect(
        results.flatMap(result => result.messages).map(({ ruleId, message }) => `${ruleId} ${message}`),
      ).toEqual([]);
      expect(tags(whole, 'html')[0]?.get('dir')).toBe(language.dir);
      const fragment = templates.render(
        'layout',
        { language, base: '' },
        { page: { ...page, fragment: true } },
      );
      expect(fragment.trim()).toMatch(/^<title>Créer mon DMP<\/title>\s*<div id="page"[\s\S]*<\/div>$/);
    }
  });

  test('a switch of language keeps the page, and sends its form where there is one', () => {
    const [language] = french;
    if (language === undefined) throw new Error('No French');
    const { part } = templates.context({ language, base: '/atelier' });
    const links = part('language-switch', { page: { path: '/aide?theme=code', hasForm: false } });
    expect(tags(links, 'a').map(tag => tag.get('href'))).toContain('/atelier/ar/aide?theme=code');
    const buttons = tags(part('language-switch', { page: { path: '/creation', hasForm: true } }), 'button');
    expect(buttons[0]?.has('name')).toBe(false);
    expect(buttons.find(tag => tag.get('value') === 'ar')?.get('formaction')).toBe('/atelier/ar/creation');
  });
});
