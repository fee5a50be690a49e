import { describe, expect, test } from 'vitest';
import { sitePages } from '../../../server/features/site/site-map.ts';
import { languages } from '../../../server/i18n.ts';
import { addressesInCode } from '../../support/addresses.ts';
import { signIn } from '../../support/journeys.ts';
import { Reader } from '../../support/reader.ts';
import { freshSite } from '../../support/site.ts';
import { clean, says, words } from '../mistakes.ts';
import { anthony } from '../people.ts';

const codes = languages.map(({ code }) => code);
const listed: readonly string[] = sitePages.flatMap(({ pages }) => pages.map(({ path }) => path));

/** Pages that are reached from another one only, with the reason why no map leads there. */
const apart: readonly (readonly [pattern: RegExp, why: string])[] = [
  [/^\/creation\//, 'a step of the creation'],
  [/^\/connexion\//, 'a step of the sign-in'],
  [/^\/premiere-connexion/, 'a step of the first sign-in'],
  [/^\/retrouver\//, 'a step of the way back in'],
  [/^\/pas-moi\//, 'a step of a refusal'],
  [/^\/(compte|dmp|sans-dossier)\b/, 'a page of one’s own account or record'],
  [/^\/(deconnexion|au-revoir|quitter|session)\b/, 'the end of a visit'],
  [/^\/contact\/recu$/, 'the receipt of a message'],
  [/^\/aide\/:topic/, 'a topic, listed on the page of the help'],
  [/^\/images\//, 'a part of the page of the pictures'],
  [/^\/demo\//, 'a part of the demonstration'],
  [/^\/operateur/, 'for the operator alone'],
  [/^\/(soignants|agents)\//, 'for professionals and agents who are signed in, and the way in'],
];

test('the map of the site forgets no page', () => {
  const forgotten = addressesInCode().filter(
    path => !listed.includes(path) && !apart.some(([pattern]) => pattern.test(path)),
  );
  expect(forgotten).toEqual([]);
});

test('every page of the map exists, for a visitor or for somebody signed in', async () => {
  const site = await freshSite();
  const { reader } = await signIn(site, anthony);
  const visitor = new Reader(site.origin);
  for (const path of listed) {
    expect((await visitor.open(`/fr${path}`)).status, path).toBe(200);
    expect((await reader.open(`/fr${path}`)).status, path).toBe(200);
  }
});

describe.each(codes)('in %s', language => {
  test('the footer of every page leads to the pages about the site', async () => {
    const reader = new Reader((await freshSite()).origin);
    const page = await reader.open(`/${language}/`);
    const links = page.root.querySelectorAll('.site-footer li a').map(link => link.getAttribute('href'));
    expect(links).toEqual(
      [
        ...['contact', 'pas-moi', 'accessibilite', 'conditions'],
        ...['vie-privee', 'mentions-legales', 'soignants', 'plan-du-site'],
      ].map(path => `/${language}/${path}`),
    );
    for (const link of links) {
      const next = await reader.open(link ?? '');
      expect(next.status, link).toBe(200);
      expect(next.headers.getSetCookie(), link).toHaveLength(link?.endsWith('contact') ? 1 : 0);
    }
  });

  test('the terms are those of the creation, word for word', async () => {
    const page = await new Reader((await freshSite()).origin).open(`/${language}/conditions`);
    for (const rule of ['rule-1', 'rule-2', 'rule-3', 'rule-4', 'rule-5', 'rule-6', 'version'])
      expect(says(page, `creation:terms.${rule}`, {}, language), rule).toBe(true);
  });

  test('privacy says of each thing why and how long it is kept', async () => {
    const page = await new Reader((await freshSite()).origin).open(`/${language}/vie-privee`);
    const kept = page.root.querySelectorAll('.kept');
    expect(kept.length).toBeGreaterThan(9);
    for (const thing of kept) {
      expect(clean(thing.querySelector('h3')?.text ?? '')).not.toBe('');
      const answers = thing.querySelectorAll('dd').map(answer => clean(answer.text));
      expect(answers).toHaveLength(2);
      expect(answers).not.toContain('');
    }
  });
});

test('the legal notice names who runs the site, where, and how to reach them', async () => {
  const env = {
    OPERATOR_NAME: 'Association <Exemple>',
    HOSTING_NAME: 'Hébergeur de Lyon',
    SUPPORT_EMAIL: 'aide@exemple.org',
  };
  const reader = new Reader((await freshSite({ env })).origin);
  const page = await reader.open('/fr/mentions-legales');
  for (const text of ['Hébergeur de Lyon', 'aide@exemple.org']) expect(page.text()).toContain(text);
  expect(page.root.querySelector('main')?.structuredText).toContain('Association <Exemple>');
  expect(says(page, 'site:legal.state')).toBe(true);
  const without = new Reader((await freshSite()).origin);
  expect((await without.open('/fr/mentions-legales')).text()).not.toContain(words('fr', 'site:legal.email'));
});

test('the statement of accessibility says how to complain, and promises no conformity', async () => {
  const page = await new Reader((await freshSite()).origin).open('/fr/accessibilite');
  const links = page.root.querySelectorAll('main a').map(link => link.getAttribute('href'));
  expect(links).toContain('/fr/contact');
  expect(links).toContain('tel:0969390000');
  expect(page.text()).toContain('Libre réponse 71120');
  expect(page.text()).not.toMatch(/(?<!pas qu'il est )(totalement|entièrement) conforme/);
});
