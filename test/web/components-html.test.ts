import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { languages } from '../../server/i18n.ts';
import {
  asDocument,
  components,
  french,
  frenchCases,
  render,
  root,
  tags,
  templates,
  titled,
} from './component-cases.ts';

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
