import { expect, test } from 'vitest';
import { matcherFor } from '../../server/record/search-words.ts';

test.each([
  ['resultats', 'Résultats de la prise de sang'],
  ['RESULTATS sang', 'Résultats de la prise de sang'],
  ['sang résultats', 'Résultats de la prise de sang'],
  ['radio', 'Compte rendu de radiographie'],
  ['ordonance', 'Ordonnance du docteur'],
  ['ordonnacne', 'Ordonnance du docteur'],
  ['hopitale', 'Hôpital de Reims'],
  ['oedeme', 'Œdème de la jambe'],
  ['إنشاء', 'انشاء الملف'],
  ['مستشفي', 'مستشفى'],
  ['  ', 'Tout'],
  ['2026', 'Vaccin du 3 mars 2026'],
])('« %s » finds « %s »', (searched, text) => expect(matcherFor(searched)(text)).toBe(true));

test.each([
  ['dos', 'Radio du bras'],
  ['sang dent', 'Prise de sang'],
  ['cardiologue', 'Radiologue'],
  ['2025', 'Vaccin du 3 mars 2026'],
])('« %s » does not find « %s »', (searched, text) => expect(matcherFor(searched)(text)).toBe(false));
