import { describe, expect, test } from 'vitest';
import { hasText } from '../../../server/i18n.ts';
import { readCda } from '../../../server/record/cda/read.ts';
import { UnreadableCda } from '../../../server/record/cda/unreadable.ts';
import { shown } from './page.ts';
import { ownSample } from './samples.ts';

const start = '<ClinicalDocument xmlns="urn:hl7-org:v3">';
const end = '</ClinicalDocument>';
const body = (text: string) =>
  `${start}<title>Essai</title><component><structuredBody><component><section><title>A</title><text>${text}</text></section></component></structuredBody></component>${end}`;

const filled = (piece: string) => piece.repeat(Math.floor((29 * 1024 * 1024) / piece.length));

/** The reason why a document is not read. */
function refusal(document: Uint8Array | string): string {
  try {
    readCda(document);
  } catch (error) {
    if (error instanceof UnreadableCda) return error.reason;
    throw error;
  }
  return 'none';
}

const half = ownSample('structured').subarray(0, 3000);

describe('a document that cannot be read', () => {
  test.each([
    ['empty', ''],
    ['empty', new Uint8Array()],
    ['empty', ' \n\t'],
    ['doctype', ownSample('doctype')],
    ['doctype', `<!DOCTYPE html>${body('a')}`],
    ['broken', half],
    ['broken', body('<paragraph>')],
    ['broken', body('&unknown;')],
    ['broken', body('a < b')],
    ['broken', `${body('a')}<more/>`],
    ['broken', '%PDF-1.7 and so on'],
    ['broken', body('<a b="1" b="2"/>')],
    ['not-cda', '<html><body><p>Bonjour</p></body></html>'],
    ['not-cda', '<ClinicalDocument xmlns="urn:somebody-else"/>'],
    ['encoding', Buffer.from(body('é'), 'latin1')],
    ['encoding', Buffer.from(`<?xml version="1.0" encoding="klingon"?>${body('a')}`)],
    ['too-deep', body('<content>'.repeat(10_000) + '</content>'.repeat(10_000))],
    ['too-deep', body('<content>'.repeat(1_000_000))],
    ['too-many', body('<br/>'.repeat(50_001))],
    ['too-large', new Uint8Array(30 * 1024 * 1024 + 1)],
  ])('%s (%#)', (reason, document) => {
    expect(refusal(document)).toBe(reason);
    expect(hasText(`reading:unreadable.${reason}`)).toBe(true);
  });

  // Each is 29 MB of one thing. How long it takes depends on the machine: what counts is that it ends, and how.
  test.each([
    ['none', body(filled('Bonjour '))],
    ['none', body(filled('A'))],
    ['none', body(filled(' \n'))],
    ['none', body(filled('>'))],
    ['none', body(`<td ${filled('a')}="">x</td>`)],
    ['too-many', body(filled('<td/>'))],
    ['too-many', body(`<td ${Array.from({ length: 2_000_000 }, (_no, at) => `a${at}=""`).join(' ')}/>`)],
    ['broken', filled('<')],
    ['empty', filled(' ')],
  ])('29 MB: %s (%#)', { timeout: 60_000 }, (reason, document) => {
    expect(refusal(document)).toBe(reason);
  });

  test.each([
    ['lines', '', 'a<br/><br/>', ''],
    ['pieces', '', '<content>a</content>', ''],
    ['rows', '<table>', '<tr/>', '</table>'],
    ['cells', '<table><tr>', '<td>a</td>', '</tr></table>'],
    ['things between cells', '<table><tr>', '<x>a</x>', '</tr></table>'],
    ['items', '<list>', '<item>a</item>', '</list>'],
  ])('as many as may be are read: %s', { timeout: 60_000 }, (_name, before, one, after) => {
    expect(refusal(body(before + one.repeat(24_000) + after))).toBe('none');
  });

  test('an error says nothing of the document', () => {
    expect(() => readCda(body('<secret'))).toThrow(/^This document cannot be read: broken$/);
  });
});

describe('a document that means harm', () => {
  const { html, root } = shown(ownSample('program-inside'));

  test('nothing of it runs, and nothing is fetched', () => {
    const programs = root.querySelectorAll('script, style, iframe, img, object, embed, link');
    expect(programs.map(({ outerHTML }) => outerHTML)).toEqual([]);
    const tags = [...html.matchAll(/<[a-z][^>]*>/gi)].map(([tag]) => tag).join('\n');
    expect(tags).not.toMatch(/javascript:|data:|\son\w+=|elsewhere|style=/i);
    const addresses = root.querySelectorAll('[href], [src]').map(each => each.getAttribute('href'));
    // The site's own pictures come from the site.
    expect(addresses.filter(address => !address?.startsWith('/static/'))).toEqual(['/fichier/0']);
  });

  test('its words stay words', () => {
    expect(root.text).toContain('Avant après.');
    expect(root.text).toContain('Un lien, un autre, un troisième.');
    expect(root.text).toContain('Dans un cadre.');
    expect(root.text).toContain('Hors des cellules. Entre les cellules.');
    expect(html).toContain('&lt;img src=x onerror=alert(8)&gt;');
    expect(html).toContain('Texte &lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).not.toContain('alert(3)');
  });

  test('the reader is told that there was a program', () => {
    expect(root.text).toContain('Ce document contient un programme.');
  });

  test('a picture that is a program in truth is offered as a file, and not shown', () => {
    const [file] = readCda(ownSample('program-inside')).attachments;
    expect(file?.kind).toBe('other');
  });

  test('numbers and dates that cannot be right are shown, and said to be wrong', () => {
    const rows = shown(ownSample('program-inside')).view.rows;
    const text = rows.flatMap(({ lines }) => lines.map(line => line.text)).join('\n');
    expect(text).toContain('285079999900100\nCe numéro contient une erreur.');
    expect(text).toContain('810000000125\nCe numéro de soignant contient une erreur.');
    expect(text).toContain('19850231\nCette date contient une erreur.');
  });
});

test.each(['&#xE000;0&#xE001;', '&#57344;0&#57345;', '&#x00e000;0&#xe001;', '\ue0000\ue001'])(
  'a document that writes the letters of the site’s own marks, as %s, does not grow by them',
  mark => {
    const file = 'A'.repeat(20_000);
    const document = body(`<paragraph>${file}</paragraph><paragraph>${mark.repeat(1000)}</paragraph>`);
    const read = JSON.stringify(readCda(document));
    expect(read.split(file)).toHaveLength(2);
    expect(read.length).toBeLessThan(2 * document.length);
  },
);
