import { ar, arabicWith, code, en, englishWith, fr, french, page, without } from './locale-files.ts';
import type { Planted } from './planted.ts';

/** Each fault that the check must find: its name, the files that hold it, and a part of the line that tells it. */
export const faults: [name: string, changes: Planted, line: string][] = [
  ['a missing key', { [en]: without('title', englishWith({})) }, `${en}: home:title: missing`],
  ['a key too many', { [en]: englishWith({ more: 'More' }) }, `${en}: home:more: fr has no such key`],
  [
    'a missing file',
    {
      [page]: `${code} t('help:a');`,
      'locales/fr/help.json': { a: 'Aide' },
      'locales/ar/help.json': { a: 'مساعدة' },
    },
    'locales/en/help.json: whole file: missing',
  ],
  [
    'a file too many',
    { 'locales/en/help.json': {} },
    'locales/en/help.json: whole file: fr has no such file',
  ],
  [
    'a placeholder that lacks',
    { [en]: englishWith({ hello: 'Hello' }) },
    `${en}: home:hello: lacks {{name}}`,
  ],
  [
    'another placeholder',
    { [en]: englishWith({ hello: 'Hello {{name}} {{age}}' }) },
    `${en}: home:hello: has {{age}}`,
  ],
  [
    'a broken placeholder',
    { [en]: englishWith({ title: 'My {title}' }) },
    `${en}: home:title: a broken placeholder`,
  ],
  [
    'a missing plural form',
    { [ar]: without('found_two', arabicWith({})) },
    `${ar}: home:found_two: the plural form`,
  ],
  [
    'a plural form too many',
    { [en]: englishWith({ found_few: '{{count}} documents' }) },
    `${en}: home:found_few: en has no`,
  ],
  [
    'a French « many » left out',
    { [fr]: { ...french, found_other: '{{count}} documents' } },
    `${fr}: home:found_many`,
  ],
  ['an empty text', { [en]: englishWith({ title: '' }) }, `${en}: home:title: empty`],
  ['a space at the edge', { [en]: englishWith({ title: 'My documents ' }) }, `${en}: home:title: a space`],
  [
    'an address',
    { [en]: englishWith({ title: 'See https://example.org' }) },
    `${en}: home:title: an address`,
  ],
  ['HTML', { [en]: englishWith({ title: 'My <b>documents</b>' }) }, `${en}: home:title: HTML`],
  ['an entity', { [en]: englishWith({ title: 'My&nbsp;documents' }) }, `${en}: home:title: HTML`],
  ['a raw key', { [en]: englishWith({ title: 'See home:hello' }) }, `${en}: home:title: shows the key`],
  [
    'a text left in French',
    { [en]: englishWith({ title: french.title }) },
    `${en}: home:title: the same text as in fr`,
  ],
  [
    'no Arabic letter',
    { [ar]: arabicWith({ title: 'Documents' }) },
    `${ar}: home:title: no letter of its own`,
  ],
  [
    'a key written twice',
    { [en]: JSON.stringify(englishWith({})).replace('{', '{"title":"A",') },
    `${en}: title: written twice`,
  ],
  ['no JSON', { [en]: '{,}' }, `${en}: whole file: not JSON`],
  ['a number', { [en]: englishWith({ title: 3 }) }, `${en}: title: not a string`],
  [
    'an unused key',
    { [page]: "t('home:title'); t('home:found');" },
    `${fr}: home:hello: nothing in server/ or views/`,
  ],
  [
    'a key that is not there',
    { [page]: `${code}\nt('home:gone');` },
    `${page}: line 2: no text of locales/fr is called`,
  ],
  [
    'one in a view',
    { 'views/a.eta': "<p>\n<%= it.t('home:gone') %>" },
    'views/a.eta: line 2: no text of locales/fr',
  ],
  [
    'computed keys that are not there',
    { [page]: `${code}\nt(\`home:a.\${b}.c\`);` },
    'called « home:a.….c »',
  ],
  [
    'a key of no file',
    { [page]: `${code}\nt('hoem:title');` },
    `${page}: line 2: t(« hoem:title ») does not begin`,
  ],
  [
    'no language file',
    { 'locales/es/home.json': englishWith({}) },
    'locales/es/_language.json: whole file: missing',
  ],
  [
    'a wrong direction',
    { 'locales/ar/_language.json': { name: 'العربية', dir: 'ltr', reviewed: 'x' } },
    'locales/ar/_language.json: dir: ar is written "rtl"',
  ],
  ['a folder of no language', { 'locales/fr_FR/home.json': {} }, 'locales/fr_FR: whole folder: not the code'],
  [
    'no reviewer',
    { 'locales/en/_language.json': { name: 'English', dir: 'ltr' } },
    'locales/en/_language.json: reviewed: missing',
  ],
  [
    'an excuse of no use',
    { 'test/checks/same-on-purpose.json': { 'home:title': 'why' } },
    'home:title: nothing to excuse',
  ],
];
