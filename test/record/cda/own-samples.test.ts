import { expect, test } from 'vitest';
import { z } from 'zod';
import { describeComponent } from '../../../server/features/demo/components.ts';
import { languages } from '../../../server/i18n.ts';
import { readCda } from '../../../server/record/cda/read.ts';
import { mistakesIn, narrativeShown, shown } from './page.ts';
import { ownSample } from './samples.ts';
import { narrativeOf } from './source.ts';

const readable = ['structured', 'pdf-inside', 'self-presenting', 'program-inside'];

test.each(languages.flatMap(({ code }) => readable.map(name => ({ code, name }))))(
  'is right HTML: $name, $code',
  async ({ code, name }) => {
    expect(await mistakesIn(shown(ownSample(name), code).html, code)).toEqual([]);
  },
);

test('every word of a document is shown, and every table, list and header', () => {
  const { words, counts } = narrativeShown(shown(ownSample('structured')).root);
  const source = narrativeOf(ownSample('structured'));
  expect(counts).toEqual(source.counts);
  // The foot of a table comes before its rows in CDA, and after them in HTML.
  const bare = (all: string[]) =>
    all
      .map(word => word.replace(/[().]/g, ''))
      .filter(Boolean)
      .toSorted();
  expect(bare(words)).toEqual(bare(source.words));
  expect(words.join(' ')).toContain('Pouls 88 par minute Mesures faites au repos.');
});

test('a table has its caption as a name, and says what each header heads', () => {
  const { root } = shown(ownSample('structured'));
  const table = root.querySelector('table');
  expect(table?.querySelector('caption')?.text.trim()).toBe('Mesures du 3 mars');
  const names = table?.parentNode?.getAttribute('aria-labelledby')?.split(' ') ?? [];
  expect(names.map(id => root.getElementById(id)?.text.trim())).toEqual(['Tableau 1', 'Mesures du 3 mars']);
  expect(table?.parentNode?.getAttribute('tabindex')).toBe('0');
  const scopes = table?.querySelectorAll('th').map(cell => cell.getAttribute('scope'));
  expect(scopes).toEqual(['col', 'col', 'col', 'col', 'row', 'row', 'row']);
  expect(table?.querySelectorAll('th')[3]?.text.trim()).toBe('Sans titre');
  expect(root.querySelector('[rowspan="2"]')?.text.trim()).toBe('Contrôles');
});

test('a simple table can be told row by row where there is no room: each cell knows its header', () => {
  const { root } = shown(ownSample('structured'));
  const row = root.querySelector('.cda-simple tbody tr');
  expect(row?.querySelectorAll('[data-label]').map(cell => cell.getAttribute('data-label'))).toEqual([
    'Mesure',
    'Valeur',
    'Unité',
  ]);
  expect(root.querySelectorAll('.cda-simple')).toHaveLength(1);
});

test('sections are headings that skip no level; the label of a code stands in for a title', () => {
  const { root } = shown(ownSample('structured'));
  const headings = root.querySelectorAll('h2, h3, h4, h5, h6').map(({ tagName, text }) => [tagName, text]);
  expect(headings).toEqual([
    ['H2', 'Motif'],
    ['H2', 'Examen'],
    ['H3', 'Examen du cœur'],
    ['H4', 'Électrocardiogramme'],
    ['H2', 'Conclusion'],
    ['H2', 'Document joint'],
  ]);
});

test('what is absent or hidden is said in words of the reader', () => {
  expect(shown(ownSample('structured')).root.text).toContain('Cette information est cachée.');
  const { root } = shown(ownSample('structured'), 'en');
  expect(root.text).toContain('The question was not asked.');
  expect(root.text).toContain('This file is not in the document.');
  expect(root.text).toContain('Deleted text: Arrêter');
});

test('the header tells who wrote it, where and when, in words', () => {
  const rows = shown(ownSample('structured')).view.rows.map(({ label, lines }) => [
    label,
    ...lines.map(({ text }) => text.replaceAll('\u00a0', ' ')),
  ]);
  expect(rows).toEqual([
    ['Titre', 'Compte rendu de consultation'],
    ['Sorte de document', 'Compte rendu ou fiche de consultation'],
    [
      'Écrit par',
      'DR Karim DELMAS',
      'Médecin - Médecine générale',
      'Médecin traitant',
      'Maison de santé des Tilleuls',
    ],
    ['Écrit le', '3 mars 2026 à 14 h 30'],
    ['Lieu', 'Maison de santé des Tilleuls, Saint-Ambroise'],
    ['Dates des soins', 'Du 2 mars 2026 au 3 mars 2026'],
    ['Gardé par', 'Maison de santé des Tilleuls'],
    ['Patient', 'Inès OLIVIER', 'Nom utilisé : BENALI'],
    ['Date de naissance', '3 juillet 1985'],
    ['Sexe', 'Féminin'],
    ['Numéro de sécurité sociale', '2 85 07 99 999 001 63', "C'est un numéro pour les essais."],
  ]);
});

test('on an Arabic page the document stays in French, from left to right', () => {
  const { root } = shown(ownSample('structured'), 'ar');
  const text = root.querySelector('.cda-text');
  expect([text?.getAttribute('lang'), text?.getAttribute('dir')]).toEqual(['fr', 'ltr']);
  expect(root.querySelector('dt')?.text).toBe('العنوان');
  expect(root.querySelector('dd bdi')?.getAttribute('lang')).toBe('fr');
  const said = text?.querySelector('.cda-said');
  expect([said?.getAttribute('lang'), said?.getAttribute('dir')]).toEqual(['ar', 'rtl']);
});

test('files are decoded; the document of a file alone says which file it is', () => {
  const { attachments } = readCda(ownSample('structured'));
  expect(attachments.map(({ kind, mediaType, id, name }) => [kind, mediaType, id, name])).toEqual([
    ['image', 'image/png', 'image-1', 'Examen'],
    ['pdf', 'application/pdf', 'pdf-1', 'Document joint'],
  ]);
  const { view, root } = shown(ownSample('pdf-inside'));
  expect(view.left).toEqual([0]);
  expect(root.querySelector('a')?.text.replaceAll('\u00a0', ' ')).toBe("J'ouvre le fichier 1");
  expect(root.text).toContain("C'est un PDF de");
});

test('a style sheet that holds its own document is read as that document, and nothing else of it', () => {
  const { root } = shown(ownSample('self-presenting'));
  expect(root.text).toContain('Kinésithérapie');
  expect(root.text).not.toMatch(/navigateur|run|elsewhere/);
});

test('the examples of the catalogue are what the samples give', () => {
  const options = z.object({ cda: z.record(z.string(), z.unknown()) });
  const known = describeComponent('cda-document').examples.map(example => options.parse(example.options).cda);
  const given = ['structured', 'pdf-inside', 'program-inside'].map(name => {
    const { view } = shown(ownSample(name));
    return { ...view, files: view.files.map(file => ({ ...file, href: '/fr/demo' })) };
  });
  expect(known).toEqual(JSON.parse(JSON.stringify(given)));
});
