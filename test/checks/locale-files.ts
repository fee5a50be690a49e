import type { Planted } from './planted.ts';

export const french = {
  title: 'Mes documents de santé',
  hello: 'Bonjour {{name}}',
  found_one: '{{count}} document',
};
export const clean: Planted = {
  'locales/fr/_language.json': { name: 'Français', dir: 'ltr', reviewed: "rédigé par l'équipe" },
  'locales/en/_language.json': { name: 'English', dir: 'ltr', reviewed: 'brouillon automatique' },
  'locales/ar/_language.json': { name: 'العربية', dir: 'rtl', reviewed: 'brouillon automatique' },
  'locales/fr/home.json': {
    ...french,
    found_many: '{{count}} de documents',
    found_other: '{{count}} documents',
  },
  'locales/en/home.json': englishWith({}),
  'locales/ar/home.json': arabicWith({}),
  'server/features/home/page.ts': "t('home:title'); t(`home:found`, { count }); t('home:hello');",
};

export function englishWith(changes: object): object {
  const found = { found_one: 'One document', found_other: '{{count}} documents' };
  return { title: 'My health documents', hello: 'Hello {{name}}', ...found, ...changes };
}

export function arabicWith(changes: object): object {
  const forms = ['zero', 'one', 'two', 'few', 'many', 'other'].map(form => [
    `found_${form}`,
    '{{count}} وثائق',
  ]);
  return { title: 'وثائقي الصحية', hello: 'مرحبا {{name}}', ...Object.fromEntries(forms), ...changes };
}

export function without(name: string, texts: object): object {
  return Object.fromEntries(Object.entries(texts).filter(([key]) => key !== name));
}

export const en = 'locales/en/home.json';
export const ar = 'locales/ar/home.json';
export const fr = 'locales/fr/home.json';
export const page = 'server/features/home/page.ts';
export const code = String(clean[page]);
