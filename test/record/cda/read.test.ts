import { describe, expect, test } from 'vitest';
import { readDate } from '../../../server/record/cda/dates.ts';
import { readCda } from '../../../server/record/cda/read.ts';
import { shown } from './page.ts';

const document = (inside: string, declaration = '') =>
  `${declaration}<ClinicalDocument xmlns="urn:hl7-org:v3"><title>Été</title>${inside}</ClinicalDocument>`;
const section = (text: string) =>
  document(
    `<component><structuredBody><component><section><text>${text}</text></section></component></structuredBody></component>`,
  );
const blocks = (text: string) => readCda(section(text)).sections[0]?.blocks ?? [];
const lines = (text: string) =>
  blocks(text).map(block => {
    if (block.kind !== 'paragraph') return block.kind;
    return block.runs.map(run => (run.kind === 'text' ? run.text : '|')).join('');
  });

describe('the encoding of a document', () => {
  test('is the one it declares, or that of its mark', () => {
    const latin = document('', '<?xml version="1.0" encoding="ISO-8859-1"?>');
    expect(readCda(Buffer.from(latin, 'latin1')).header.title).toBe('Été');
    expect(readCda(Buffer.from(`\ufeff${document('')}`, 'utf16le')).header.title).toBe('Été');
    expect(readCda(Buffer.from(`\ufeff${document('')}`)).header.title).toBe('Été');
    expect(readCda(document('')).header.title).toBe('Été');
  });
});

describe('a text', () => {
  test('has its lines, its paragraphs and its spaces, and no others', () => {
    expect(lines(' a\n  b<br/>c<br/> <br/>d ')).toEqual(['a b|c', 'd']);
    expect(lines('a<content>b</content> c<content> d</content>')).toEqual(['ab c d']);
    expect(lines('a <paragraph>b</paragraph> c')).toEqual(['a', 'b', 'c']);
    expect(lines('1\u00a0000 <content styleCode="Bold"> x </content> ')).toEqual(['1\u00a0000 x']);
    expect(lines(' <br/> ')).toEqual([]);
  });

  test('written with the names of HTML is read as well', () => {
    expect(lines('<p>a</p><ul><li>b</li></ul><div>c<b>d</b></div>')).toEqual(['a', 'list', 'cd']);
  });

  test('keeps a long text that looks like a file, and marks of the private area', () => {
    const long = `<content>${'mot '.repeat(2000)}</content>`;
    expect(lines(long)[0]?.split(' ')).toHaveLength(2000);
    expect(lines(`\ue0000\ue001${long}`)[0]).toMatch(/^\ue0000\ue001mot/);
  });
});

describe('a date', () => {
  test.each([
    ['1979', { precision: 'year', value: '1979' }],
    ['197903', { precision: 'month', value: '1979-03' }],
    ['19790328', { precision: 'day', value: '1979-03-28' }],
    ['202604021117', { precision: 'minute', value: '2026-04-02T11:17' }],
    [
      '20260402111700.123+0200',
      { precision: 'minute', value: '2026-04-02T11:17', instant: '2026-04-02T09:17:00.000Z' },
    ],
    ['20260231', { precision: 'wrong', value: '20260231' }],
    ['demain', { precision: 'wrong', value: 'demain' }],
    ['2026040225', { precision: 'wrong', value: '2026040225' }],
  ])('%s', (written, expected) => {
    expect(readDate(written)).toEqual(expected);
  });

  test('is in words as exact as it was written', () => {
    const author = (time: string) => document(`<effectiveTime value="${time}"/>`);
    const written = (time: string) =>
      shown(author(time)).view.rows[1]?.lines[0]?.text.replaceAll('\u00a0', ' ');
    expect(written('1979')).toBe('1979');
    expect(written('197903')).toBe('mars 1979');
    expect(written('19790328')).toBe('28 mars 1979');
    expect(written('20260702091700+0000')).toBe('2 juillet 2026 à 11 h 17');
    expect(written('202607020917')).toBe('2 juillet 2026 à 9 h 17');
  });
});

describe('a document with little in it', () => {
  test('is read, and says that there is nothing to read', () => {
    const { view, root } = shown('<ClinicalDocument/>');
    expect(view.rows).toEqual([]);
    expect(root.text).toContain('Ce document ne contient pas de texte.');
  });

  test('whose body is plain text shows it', () => {
    const text =
      '<component><nonXMLBody><text mediaType="text/plain">Bonjour\nà tous.\n\nFin</text></nonXMLBody></component>';
    expect(shown(document(text)).root.querySelectorAll('.cda-text p')).toHaveLength(2);
  });

  test('whose body is elsewhere says so, and gives no link', () => {
    const away =
      '<component><nonXMLBody><text mediaType="application/pdf"><reference value="https://elsewhere.example/a.pdf"/></text></nonXMLBody></component>';
    const { html, root } = shown(document(away));
    expect(root.text).toContain('Le contenu de ce document est sur un autre site.');
    expect(html).not.toContain('elsewhere');
  });

  test('with a prefix that nobody declared is read all the same', () => {
    expect(readCda(document('<code xsi:type="CE" displayName="Lettre"/>')).header.type.label).toBe('Lettre');
  });
});
