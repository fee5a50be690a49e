import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findLanguage, languages, translator } from '../../server/i18n.ts';
import { loadAssets } from '../../server/web/assets.ts';
import { hardWords, piecesOf } from '../../server/web/hard-words.ts';
import { escapeHtml, makeTemplates } from '../../server/web/templates.ts';

const templates = makeTemplates(loadAssets(), false);

/** What is linked in a sentence, as `name: words`. */
function linked(language: string, text: string, met = new Set<string>()): string[] {
  return piecesOf(language, text, met).flatMap(piece =>
    piece.word ? [`${piece.word.name}: ${piece.text}`] : [],
  );
}

/** The HTML of sentences on a page of a language. */
function shown(language: string, ...texts: string[]): string {
  const found = findLanguage(language);
  if (found === undefined) throw new Error(`No language ${language}`);
  const { part } = templates.context({ language: found, base: '' });
  return texts.map(text => part('lines', { text })).join('');
}

describe('where a hard word stands', () => {
  test.each([
    ['fr', 'Prenez votre carte Vitale.', ['vitale-card: carte Vitale']],
    ['fr', 'Mes codes de création arrivent.', ['creation-code: codes de création']],
    ['fr', 'Le médecin du SAMU – Centre 15 appelle.', ['samu: SAMU – Centre 15']],
    ['fr', 'Code à usage unique, puis DMP.', ['one-time-code: Code à usage unique', 'dmp: DMP']],
    [
      'fr',
      'Un numéro\u00a0de sécurité\u00a0sociale.',
      ['insurance-number: numéro\u00a0de sécurité\u00a0sociale'],
    ],
    ['fr', 'Les DMPs, le sous-identifiantaire et le DMP2.', []],
    ['en', 'Your one-time codes come by text message.', ['one-time-code: one-time codes']],
    ['ar', 'أضع معرّفي في مكان آمن.', ['identifier: معرّفي']],
    ['ar', 'تكتبون رقمكم وبالمعرّف تدخلون.', ['identifier: وبالمعرّف']],
    ['ar', 'هذا للملف الطبي المشترك اليوم.', ['dmp: للملف الطبي المشترك']],
    ['ar', 'لملفكم الطبي المشترك رقم.', ['dmp: لملفكم الطبي المشترك']],
  ])('%s: %s', (language, text, expected) => {
    expect(linked(language, text)).toEqual(expected);
  });

  test('the longest form counts, once a page, and a text that is nothing but the word is a label', () => {
    const met = new Set<string>();
    expect(linked('fr', 'SAMU – Centre 15', met)).toEqual([]);
    expect(linked('fr', 'Le SAMU – Centre 15 et le SAMU.', met)).toEqual(['samu: SAMU – Centre 15']);
    expect(linked('fr', 'Encore le SAMU.', met)).toEqual([]);
  });

  test('every form of every language finds its own word', () => {
    for (const { code } of languages) {
      for (const { name } of hardWords(code)) {
        const forms = formsOf(code, name);
        for (const form of forms) {
          const [first] = piecesOf(code, `( ${form} )`, new Set()).filter(piece => piece.word);
          expect(first?.text, `${code} ${form}`).toBe(form);
          expect(first?.word?.name, `${code} ${form}`).toBe(name);
        }
      }
    }
  });
});

function formsOf(language: string, name: string): string[] {
  const texts = translator(language) as (key: string) => string;
  try {
    return texts(`words:list.${name}.forms`).split('\n');
  } catch {
    return [];
  }
}

describe('what is written', () => {
  test('the word leads to its explanation on the same page, which leads back to it', () => {
    const html = shown('fr', 'Prenez votre carte Vitale.\nOuvrez votre DMP.', 'Votre carte Vitale.');
    expect(html.match(/href="#meaning-vitale-card"/g)).toHaveLength(1);
    expect(html.match(/id="meaning-vitale-card"/g)).toHaveLength(1);
    expect(html).toContain('href="#word-vitale-card"');
    expect(html).toContain('id="word-vitale-card"');
    expect(html).not.toMatch(/href="(?!#)/);
  });

  test('a text of marks comes out escaped, with or without words', () => {
    const html = shown('fr', "<img src=x onerror=alert(1)> DMP \"><b>carte Vitale</b> & 'DMP'");
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; <a class="word"');
    expect(html).toContain('&quot;&gt;&lt;b&gt;<a class="word"');
    expect(html).not.toMatch(/<(img|b)\b/);
  });

  test('whatever the text, its pieces give it back, and the page holds it escaped', () => {
    const words = fc.constantFrom(
      'DMP',
      'carte Vitale',
      '<b>',
      '&amp;',
      '"',
      ' ',
      'SAMU – Centre 15',
      "'",
      '\u00a0',
    );
    const text = fc.array(fc.oneof(words, fc.string({ unit: 'grapheme' })), { maxLength: 12 });
    fc.assert(
      fc.property(text, fc.constantFrom('fr', 'en', 'ar'), (parts, language) => {
        const sentence = parts.join('').replaceAll('\n', ' ');
        const pieces = piecesOf(language, sentence, new Set());
        expect(pieces.map(piece => piece.text).join('')).toBe(sentence);
        const paragraph = /<p>([\s\S]*?)<\/p>/.exec(shown(language, sentence))?.[1] ?? '';
        expect(paragraph.replace(/<a class="word"[^>]*>|<\/a>/g, '')).toBe(escapeHtml(sentence));
      }),
    );
  });
});
