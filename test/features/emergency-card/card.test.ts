import { expect, test } from 'vitest';
import { signIn } from '../../support/journeys.ts';
import { says, words } from '../mistakes.ts';
import { inside, write } from '../my-information/steps.ts';
import { claude } from '../people.ts';
import { journalOf, withCard } from './steps.ts';

test('nothing is written yet: the card leads to « Mes informations », and there is no paper', async () => {
  const { site, reader, base, record } = await inside();
  const card = base.replace('/informations', '/carte');
  const page = await reader.open(card);
  expect(says(page, 'card:empty.text')).toBe(true);
  expect(page.root.querySelector('main .button')?.getAttribute('href')).toBe(base);
  expect((await reader.open(`${card}/choisir`)).url.pathname).toBe(card);
  for (const size of ['a4', 'poche']) expect((await reader.open(`${card}/${size}.pdf`)).status).toBe(404);
  expect(await journalOf(site, record)).toEqual([]);
});

test('the card shows what helps in an emergency, what can kill first, and not the wish about organs', async () => {
  const { reader, card } = await withCard();
  const home = await reader.open(card.replace('/carte', ''));
  expect(home.root.querySelector(`main a[href="${card}"]`)?.text).toBe(words('fr', 'card:title'));
  const text = (await reader.open(card)).text();
  const shown = [
    'Anthony CORSE',
    'AB-',
    'Pénicilline',
    'Danger de mort',
    'Ma gorge gonfle',
    'Arachides',
    'Diabète',
  ];
  const places = [...shown, 'Metformine', 'Fauteuil roulant', '01 23 45 67 89', 'Claude Martin'].map(word =>
    text.indexOf(word),
  );
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(text).toContain(words('fr', 'card:parts.doctor'));
  for (const word of ['reins', 'organes', 'Appendicite']) expect(text).not.toContain(word);
});

test('a form that is older than what is written changes nothing, and shows the new box', async () => {
  const { site, reader, base, card, record } = await withCard();
  await reader.open(`${card}/choisir`);
  const tab = reader.twin();
  await write(tab, `${base}/allergies/ajouter`, { name: 'Latex' });
  const page = await reader.submit();
  expect(page.status).toBe(409);
  expect(page.text()).toContain('Latex');
  expect(await journalOf(site, record)).toEqual([]);
});

test('another account finds nothing: no page, no paper, no form', async () => {
  const { site, card, record } = await withCard();
  const { reader: other } = await signIn(site, claude);
  for (const path of ['', '/choisir', '/a4.pdf', '/poche.pdf']) {
    expect((await other.open(`${card}${path}`)).status).toBe(404);
  }
  await other.open(`${(await other.open('/fr/accueil')).url.pathname}/urgence/professionnels`);
  expect((await other.post(`${card}/choisir`, new URLSearchParams(other.hidden()))).status).toBe(404);
  expect(await journalOf(site, record)).toEqual([]);
});
