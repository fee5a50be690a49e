import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadAssets } from '../../server/web/assets.ts';
import { startSite, type TestSite } from '../support/site.ts';
import { startBrowser, Visitor } from './visitor.ts';

let browser: Browser;
let site: TestSite;
let visitor: Visitor;
beforeAll(async () => {
  browser = await startBrowser();
  site = await startSite();
  visitor = await Visitor.at(browser, site);
  await visitor.open('/au-revoir');
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

interface Sentence {
  readonly text: string;
  readonly lang: string;
  readonly marked: string;
}

/** What is read of a piece of a page, in a page of the site so that its style sheet tells what is shown. */
async function read(html: string): Promise<Sentence[]> {
  const module = `/static/${loadAssets().name('js/sentences.js')}`;
  return visitor.page.evaluate<Sentence[]>(`(async () => {
    document.querySelector('main').innerHTML = ${JSON.stringify(html)};
    const { sentencesOf } = await import(${JSON.stringify(module)});
    return sentencesOf(document.querySelector('main')).map(({ text, lang, ranges }) => (
      { text, lang, marked: ranges.map(range => range.toString()).join('') }));
  })()`);
}

const texts = async (html: string): Promise<string[]> => (await read(html)).map(({ text }) => text);

describe('what is read of a page', () => {
  const cases: readonly { name: string; html: string; heard: string[] }[] = [
    {
      name: 'sentences of a paragraph',
      html: '<p>Un chat. Deux chats ? Oui.</p>',
      heard: ['Un chat.', 'Deux chats ?', 'Oui.'],
    },
    { name: 'lines of a paragraph', html: '<p>Je lis\nJe dors</p>', heard: ['Je lis', 'Je dors'] },
    {
      name: 'a sentence over several elements',
      html: '<p>Je <strong>lis</strong> un <a href="#x">livre</a>.</p>',
      heard: ['Je lis un livre.'],
    },
    { name: 'items of a list', html: '<ul><li>Un</li><li>Deux</li></ul>', heard: ['Un', 'Deux'] },
    {
      name: 'label and hint, not the value',
      html: '<label for="a">Nom</label><p>Comme ici.</p><input id="a" value="Secret"><textarea>Secret</textarea><select><option>Secret</option></select>',
      heard: ['Nom', 'Comme ici.'],
    },
    {
      name: 'words of a button',
      html: '<button class="button">Je valide</button><p>Fin.</p>',
      heard: ['Je valide', 'Fin.'],
    },
    {
      name: 'nothing hidden',
      html: '<p hidden>Non.</p><p aria-hidden="true">Non.</p><details><summary>Plus</summary><p>Non.</p></details><p>Oui.</p>',
      heard: ['Plus', 'Oui.'],
    },
    {
      name: 'what was opened',
      html: '<details open><summary>Plus</summary><p>Oui.</p></details>',
      heard: ['Plus', 'Oui.'],
    },
    {
      name: 'alternatives of pictures',
      html: '<p>Voici.</p><svg role="img" aria-label="Attention"></svg><svg aria-hidden="true" aria-label="Non"></svg><p>Fin.</p>',
      heard: ['Voici.', 'Attention', 'Fin.'],
    },
    {
      name: 'codes sign by sign',
      html: '<p>Code <bdi>4217 3109</bdi>, ABCD EFGH JK2M, heup7511.</p>',
      heard: ['Code 4 2 1 7 , 3 1 0 9, A B C D , E F G H , J K 2 M, h e u p 7 5 1 1.'],
    },
    {
      name: 'dates, hours and phones as they are',
      html: '<p>Le 3 mars 2026 à 14 h 30, au 01 99 00 12 34.</p>',
      heard: ['Le 3 mars 2026 à 14 h 30, au 01 99 00 12 34.'],
    },
    { name: 'marks alone are nothing to say', html: '<p>-</p><p>«</p>', heard: [] },
  ];

  test.each(cases)('$name', async ({ html, heard }) => {
    expect(await texts(html)).toEqual(heard);
  });

  test('what is in another language is apart, and says which', async () => {
    const found = await read('<p>Bonjour <bdi lang="en">Hello</bdi> Salut.</p>');
    expect(found.map(({ text, lang }) => [text, lang])).toEqual([
      ['Bonjour', 'fr'],
      ['Hello', 'en'],
      ['Salut.', 'fr'],
    ]);
  });

  test('each sentence knows its words on the page, as they are written there', async () => {
    const [first, second] = await read('<p>Code <bdi>4217 3109</bdi>. Puis <strong>voilà</strong> !</p>');
    expect(first?.marked.trim()).toBe('Code 4217 3109.');
    expect(second?.marked.trim()).toBe('Puis voilà !');
  });

  test.each(['/', '/creation', '/connexion', '/confort', '/aide'])(
    '%s is read from top to bottom',
    async path => {
      await visitor.open(path);
      const module = `/static/${loadAssets().name('js/sentences.js')}`;
      const above = await visitor.page.evaluate<boolean[]>(`(async () => {
      const { sentencesOf } = await import(${JSON.stringify(module)});
      const places = sentencesOf(document.querySelector('main')).map(({ ranges, picture }) => picture ?? ranges[0]);
      const boxes = places.map(place => place.getBoundingClientRect());
      return boxes.slice(1).map(({ bottom }, before) => bottom < boxes[before].top);
    })()`);
      expect(above.length).toBeGreaterThan(4);
      expect(above).not.toContain(true);
    },
  );
});
