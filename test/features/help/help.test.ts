import { describe, expect, test } from 'vitest';
import { stepPictures, topicPictures } from '../../../server/features/help/topic-pictures.ts';
import { asKey, hasText, languages, paragraphsOf } from '../../../server/i18n.ts';
import { helpLink, pageBefore } from '../../../server/web/help-link.ts';
import { helpTopics, topicOf } from '../../../server/web/help-topics.ts';
import { pictureGroups, pictureNames } from '../../../server/web/sprites.ts';
import { addressesInCode } from '../../support/addresses.ts';
import { askForCode, enterWithCode } from '../../support/journeys.ts';
import { Reader } from '../../support/reader.ts';
import { freshSite } from '../../support/site.ts';
import { clean, expectProblem, says, words } from '../mistakes.ts';

/** The help link of the open page. */
const helpOf = (reader: Reader) => reader.page?.root.querySelector('.site-footer-help a');
const codes = languages.map(({ code }) => code);

test('every page of the site has a topic of the help', () => {
  const pages = addressesInCode().filter(path => !/^\/aide(\/|$)/.test(path));
  expect(pages.length).toBeGreaterThan(25);
  expect(pages.filter(path => topicOf(path) === undefined)).toEqual([]);
});

test.each([
  ['/', 'dmp'],
  ['/creation/telephone', 'telephone-et-e-mail'],
  ['/creation/contact/code', 'code-a-usage-unique'],
  ['/creation/page-of-tomorrow', 'creation'],
  ['/dmp/AAAAAAAAAAAAAAAAAAAAAA/urgence/centre-15', 'urgence'],
  ['/dmp/AAAAAAAAAAAAAAAAAAAAAA', 'mon-dmp'],
  ['/dmp/AAAAAAAAAAAAAAAAAAAAAA/documents/chercher', 'mes-documents'],
  ['/dmp/AAAAAAAAAAAAAAAAAAAAAA/documents/AAAAAAAAAAAAAAAAAAAAAA', 'mes-documents'],
  ['/dmp/AAAAAAAAAAAAAAAAAAAAAA/documents/joindre/resultat', 'ajouter-un-document'],
  ['/dmp/AAAAAAAAAAAAAAAAAAAAAA/documents/AAAAAAAAAAAAAAAAAAAAAA/remplacer', 'ajouter-un-document'],
  ['/dmp/AAAAAAAAAAAAAAAAAAAAAA/soins/par-soignant', 'mes-soins'],
  ['/dmp/AAAAAAAAAAAAAAAAAAAAAA/soins/manque/AAAAAAAAAAAAAAAAAAAAAA', 'document-qui-manque'],
  ['/dmp/AAAAAAAAAAAAAAAAAAAAAA/historique/signaler/7', 'pas-normal'],
  ['/dmp/AAAAAAAAAAAAAAAAAAAAAA/carte/choisir', 'carte-d-urgence'],
  ['/aide', undefined],
  ['/toString', undefined],
])('the topic of %s is %s', (path, topic) => {
  expect(topicOf(path)).toBe(topic);
});

test('each topic stands once on the page of the help, and its pictures exist', () => {
  expect(new Set(helpTopics).size).toBe(helpTopics.length);
  const known = new Set(pictureGroups.flatMap(pictureNames));
  expect(
    [...Object.values(topicPictures), ...Object.values(stepPictures)].flat().filter(name => !known.has(name)),
  ).toEqual([]);
});

test.each(codes)('each topic has as many answers as questions, and a picture for each, in %s', language => {
  for (const topic of helpTopics) {
    const questions = paragraphsOf(language, `guide:${topic}.questions`, {});
    expect(questions.length, topic).toBeGreaterThanOrEqual(3);
    expect(paragraphsOf(language, `guide:${topic}.answers`, {}), topic).toHaveLength(questions.length);
    expect(topicPictures[topic], topic).toHaveLength(questions.length + 1);
    const steps = hasText(`guide:${topic}.steps`)
      ? paragraphsOf(language, asKey(`guide:${topic}.steps`), {})
      : [];
    expect(stepPictures[topic] ?? [], topic).toHaveLength(steps.length);
  }
});

describe.each(codes)('in %s', language => {
  test('the help lists its topics, and each page of a topic answers, with the phone', async () => {
    const reader = new Reader((await freshSite()).origin);
    const list = await reader.open(`/${language}/aide`);
    const links = list.root.querySelectorAll('.topics a').map(link => link.getAttribute('href') ?? '');
    expect(links).toHaveLength(helpTopics.length);
    expect(list.root.querySelectorAll('main a[href^="tel:"]')).toHaveLength(1);
    for (const link of links) {
      const page = await reader.open(link);
      expect(page.status, link).toBe(200);
      expect(page.root.querySelectorAll('.question').length, link).toBeGreaterThanOrEqual(3);
      expect(page.text()).toContain('01\u00a099\u00a000\u00a012\u00a034'.replace(/\u00a0/g, ' '));
      expect(page.root.querySelector('a.back')?.getAttribute('href')).toBe(`/${language}/aide`);
    }
  });

  test('a page that does not exist leads to the topic of problems', async () => {
    const reader = new Reader((await freshSite()).origin);
    expectProblem(await reader.open(`/${language}/rien`), 404, language);
    expect(helpOf(reader)?.getAttribute('href')).toBe(`/${language}/aide/probleme`);
    expect(says(await reader.open(`/${language}/aide/rien`), 'common:problem.404.text', {}, language)).toBe(
      true,
    );
  });
});

test.each([
  ['/compte/telephone', 'fr', /moins sûr/, /feuille de codes/, /Ne donnez jamais un code/],
  ['/creation/telephone', 'en', /less safe/, /sheet of codes/, /Never give a code/],
  ['/connexion/code', 'ar', /أقل أمانا/, /ورقة الرموز/, /لا تعطوا رمزا/],
])(
  'the help of %s says, in %s, that a code by SMS is less safe, and what is safer',
  async (path, language, ...said) => {
    const reader = new Reader((await freshSite()).origin);
    const { path: help } = helpLink(path, true) ?? {};
    const page = await reader.open(`/${language}${help}`);
    for (const words of said) expect(page.text()).toMatch(words);
  },
);

test('in the middle of a creation, the help opens beside it and leads back to the same step', async () => {
  const site = await freshSite();
  const reader = new Reader(site.origin);
  await enterWithCode(reader, await askForCode(site, reader));
  await reader.submit({ channel: 'email' });
  const step = reader.page?.url.pathname;
  const link = helpOf(reader);
  expect(link?.getAttribute('target')).toBe('_blank');
  expect(clean(link?.text ?? '')).toContain(words('fr', 'common:footer.beside'));
  const help = await reader.open(link?.getAttribute('href') ?? '');
  expect(clean(help.heading)).toBe(words('fr', 'guide:telephone-et-e-mail.title'));
  expect(says(help, 'help:topic.beside')).toBe(true);
  const back = help.root.querySelector('a.back')?.getAttribute('href') ?? '';
  expect(back).toBe(step);
  const again = await reader.open(back);
  expect(again.url.pathname).toBe(step);
  expect(clean(again.heading)).toBe(words('fr', 'creation:email.title'));
});

test('from a page without a form, the help leads back to it, in another language too', async () => {
  const reader = new Reader((await freshSite()).origin);
  await reader.open('/fr/creation');
  const link = helpOf(reader);
  expect(link?.getAttribute('target')).toBeUndefined();
  const help = await reader.open(link?.getAttribute('href') ?? '');
  expect(says(help, 'help:topic.beside')).toBe(false);
  const other = help.root.querySelector('a.language[hreflang="ar"]')?.getAttribute('href') ?? '';
  const arabic = await reader.open(other);
  expect(arabic.root.querySelector('a.back')?.getAttribute('href')).toBe('/ar/creation');
});

test('on a site under a path, the help stays under it', async () => {
  const reader = new Reader((await freshSite({ base: '/dmp-ici' })).origin);
  await reader.open('/dmp-ici/fr/creation');
  expect(helpOf(reader)?.getAttribute('href')).toBe('/dmp-ici/fr/aide/creation/depuis/creation');
});

test.each([
  ['/fr/aide/creation/depuis//evil.example'],
  ['/fr/aide/creation/depuis/https:/evil.example'],
  ['/fr/aide/creation/depuis/%2f%2fevil.example'],
  ['/fr/aide/creation/depuis/..%2f..%2fevil'],
  ['/fr/aide/creation/depuis/%5c%5cevil.example'],
  ['/fr/aide/creation/depuis/"><script>alert(1)</script>'],
  [`/fr/aide/creation/depuis/${'a/'.repeat(30)}`],
])('a way back that is no page of the site (%s) is not taken', async path => {
  const page = await new Reader((await freshSite()).origin).open(path);
  expect([200, 404]).toContain(page.status);
  const back = page.root.querySelector('a.back')?.getAttribute('href') ?? '/fr/aide';
  expect(back).toBe('/fr/aide');
  expect(page.html).not.toContain('<script>alert');
  for (const link of page.root.querySelectorAll('main a, a.back'))
    expect(link.getAttribute('href')).toMatch(/^(\/fr\/[a-z]|\/fr\/$|tel:|#(meaning|word)-[a-z])/);
});

test('a way back is made of plain parts alone', () => {
  expect(pageBefore(['creation', 'telephone'])).toBe('/creation/telephone');
  expect(pageBefore(['dmp', 'AAAAAAAAAAAAAAAAAAAA_-'])).toBe('/dmp/AAAAAAAAAAAAAAAAAAAA_-');
  for (const parts of [undefined, [], 'creation', [''], ['a.b'], ['a', 1], Array(9).fill('a')])
    expect(pageBefore(parts)).toBeUndefined();
  expect(helpLink('/', false)).toEqual({ path: '/aide/dmp', isAbout: true, isBeside: false });
});
