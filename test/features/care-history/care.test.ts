import { expect, test } from 'vitest';
import type { NewCareLine } from '../../../server/record/care-history.ts';
import { signIn } from '../../support/journeys.ts';
import { Reader } from '../../support/reader.ts';
import { withoutDocuments } from '../../support/records.ts';
import type { TestSite } from '../../support/site.ts';
import { clean, expectProblem } from '../mistakes.ts';
import { claude } from '../people.ts';
import { inside, visit } from './steps.ts';

const lines: NewCareLine[] = [
  { ...visit, day: '2026-02-01', kind: 'exam', what: 'Glycémie', carer: '' },
  visit,
  {
    ...{ ...visit, day: '2026-03-01', kind: 'medicine', what: 'Paracétamol <b>1 g</b>' },
    ...{ place: 'Pharmacie du Pont', amount: '2' },
  },
  { ...visit, day: '2025-12-30', kind: 'stay', what: 'Opération', carer: '', until: '2026-01-04' },
  { ...visit, day: '2026-03-01' },
];

test('from home, the care by month: each line a sentence, facts marked as French', async () => {
  const { reader, home } = await inside(...lines);
  const front = await reader.open(home);
  expect(front.root.querySelector(`a[href="${home}/soins"]`)?.text).toContain('Mes soins');
  expect(clean(front.text())).not.toContain('Votre DMP est vide');
  const page = await reader.open(`${home}/soins`);
  expect(page.root.querySelectorAll('main h2').map(one => clean(one.text))).toEqual([
    'mars 2026',
    'février 2026',
    'décembre 2025',
  ]);
  expect(page.root.querySelectorAll('.acts-said').map(one => clean(one.text))).toEqual([
    'Visite chez Dr Ève ROSE',
    'Médicament : Paracétamol <b>1 g</b>',
    'Visite chez Dr Ève ROSE',
    'Examen : Glycémie',
    "Séjour à l'hôpital, du 30 décembre 2025 au 4 janvier 2026",
  ]);
  const text = clean(page.text());
  expect(text).toContain('Voici vos soins depuis le 3 mars 2024.');
  expect(text).toContain("L'Assurance Maladie envoie ces informations.");
  expect(text).toContain('Ordonnance de : Dr Ève ROSE');
  const facts = page.root.querySelectorAll('.care bdi[lang="fr"]').map(one => clean(one.text));
  for (const fact of ['Dr Ève ROSE', 'Pharmacie du Pont', 'Glycémie', '2']) expect(facts).toContain(fact);
});

test('by carer: one heading for each, a place where nobody is named', async () => {
  const { reader, home } = await inside(...lines, { ...visit, day: '2025-06-01', carer: 'DR ÈVE ROSE' });
  await reader.open(`${home}/soins`);
  const link = reader.page?.root.querySelector('.ways a[href$="/par-soignant"]')?.getAttribute('href') ?? '';
  const page = await reader.open(link);
  expect(page.root.querySelectorAll('main h2').map(one => clean(one.text))).toEqual([
    'Dr Ève ROSE',
    'Cabinet du Pont',
  ]);
  expect(page.root.querySelectorAll('.care')[0]?.querySelectorAll('li')).toHaveLength(4);
  expect(page.root.querySelector('.ways [aria-current="page"]')?.text).toContain('par soignant');
});

test('without care the page says so, and that it comes by itself', async () => {
  const { reader, home, site } = await inside();
  await withoutDocuments(site.world);
  const page = await reader.open(`${home}/soins`);
  expect(clean(page.text())).toContain("L'Assurance Maladie n'a pas encore envoyé de soins.");
  expect(page.root.querySelector('.ways')).toBeNull();
  expect(clean((await reader.open(home)).text())).toContain('Votre DMP est vide');
});

test('what looks like a text of the site, a script or a mark of direction is shown as it came', async () => {
  const what = '{{carer}} $t(care:title) $& $1 <script>alert(1)</script> \u202eabc';
  const { reader, home } = await inside({ ...visit, kind: 'exam', what });
  for (const rest of ['/soins', '/soins/par-soignant']) {
    const page = await reader.open(`${home}${rest}`);
    expect(page.status).toBe(200);
    expect(page.root.querySelector('.acts-said bdi')?.text).toBe(what);
    expect(page.html).not.toContain('<script>alert');
  }
});

test('the facts stay in French in the other languages', async () => {
  const { reader, home } = await inside(...lines);
  for (const language of ['en', 'ar']) {
    const page = await reader.open(`${home.replace('/fr/', `/${language}/`)}/soins`);
    expect(page.status).toBe(200);
    const facts = page.root.querySelectorAll('.care bdi[lang="fr"]').map(one => clean(one.text));
    expect(facts).toContain('Dr Ève ROSE');
  }
});

async function otherAccount(site: TestSite): Promise<Reader> {
  return (await signIn(site, claude)).reader;
}

test('for another account the record does not exist, and nobody comes in without signing in', async () => {
  const { site, home } = await inside(...lines);
  const stranger = await otherAccount(site);
  const outside = new Reader(site.origin);
  for (const rest of ['/soins', '/soins/par-soignant']) {
    const page = await stranger.open(`${home}${rest}`);
    expectProblem(page, 404);
    expect(page.html).not.toContain('ROSE');
    expect((await outside.open(`${home}${rest}`)).url.pathname).toBe('/fr/connexion');
  }
});
