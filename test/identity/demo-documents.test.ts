import { describe, expect, test } from 'vitest';
import { readDemoDocuments } from '../../server/identity/demo-documents.ts';
import { readCda } from '../../server/record/cda/read.ts';
import { typeOf } from '../../server/record/document-types.ts';
import { readDemoPeople, readDemoProfessionals } from '../../server/registries/population.ts';
import { mistakesIn, narrativeShown, shown } from '../record/cda/page.ts';
import { narrativeOf } from '../record/cda/source.ts';

const dir = 'data/reference';
const professionals = readDemoProfessionals(dir);
const on = (today: string) =>
  readDemoDocuments(dir, { today, people: readDemoPeople(dir, today), professionals });
const documents = on('2026-03-03');
const structured = documents.filter(({ format }) => format === 'cda');

describe('the documents of the demo people', () => {
  test('are many, of many kinds, types and authors, over some years', () => {
    const of = (person: string) => documents.filter(document => document.person === person);
    expect(of('anthony-corse').length).toBeGreaterThanOrEqual(16);
    expect(of('claude-martin')).toHaveLength(8);
    expect(of('zoe-adrun').length).toBeGreaterThanOrEqual(2);
    const count = (values: unknown[]) => new Set(values).size;
    expect(new Set(documents.map(({ format }) => format))).toEqual(
      new Set(['cda', 'text', 'pdf', 'png', 'jpeg']),
    );
    expect(count(documents.map(({ type }) => typeOf(type)?.classCode))).toBeGreaterThanOrEqual(6);
    expect(count(documents.map(({ author }) => author.id))).toBeGreaterThanOrEqual(12);
    expect(count(documents.map(({ day }) => day.slice(0, 4)))).toBeGreaterThanOrEqual(4);
  });

  test('are of types that a DMP takes; one is hidden, one is kept back', () => {
    expect(documents.filter(({ type }) => typeOf(type)?.inDmp !== true)).toEqual([]);
    expect(documents.filter(({ isHidden }) => isHidden)).toHaveLength(1);
    expect(documents.filter(({ keptBackDays }) => keptBackDays !== undefined)).toHaveLength(1);
  });

  test.each(['2026-03-03', '2028-02-29', '2041-12-31'])('are never of days to come: %s', today => {
    for (const { day, format, bytes } of on(today)) {
      expect(day < today).toBe(true);
      if (format !== 'cda') continue;
      const { header } = readCda(bytes);
      expect(header.at?.value).toBe(`${day}T17:40`);
      expect(header.authors.map(({ at }) => at?.value)).toEqual([`${day}T17:40`]);
    }
  });

  test('have every place filled, in texts too', () => {
    for (const { format, bytes } of documents)
      if (format === 'cda' || format === 'text')
        expect(Buffer.from(bytes).toString()).not.toMatch(/\{\{|\}\}/);
  });

  test('are small', () => {
    for (const { bytes } of documents) expect(bytes.length).toBeLessThan(40_000);
  });

  test.each(structured)('is read whole, in right HTML: $file', async ({ bytes, title, author }) => {
    const { html, root, view } = shown(bytes);
    expect(await mistakesIn(html)).toEqual([]);
    const { words, counts } = narrativeShown(root);
    const source = narrativeOf(bytes);
    expect(counts).toEqual(source.counts);
    expect(words.length).toBe(source.words.length);
    const said = view.rows.map(({ lines }) => lines.map(({ text }) => text).join(' '));
    expect(said).toContain(title);
    expect(said.join('\n')).toContain(author.familyName);
    expect(said.join('\n')).not.toMatch(/ne peut pas être|n'est pas juste/);
    expect(readCda(bytes).header.authors.flatMap(({ identifiers }) => identifiers)).toHaveLength(1);
  });

  test('are refused when a type, a person or an author is not there', () => {
    const known = { today: '2026-03-03', people: readDemoPeople(dir, '2026-03-03'), professionals };
    expect(() => readDemoDocuments(dir, { ...known, people: [] })).toThrow('no anthony-corse');
    expect(() => readDemoDocuments(dir, { ...known, professionals: [] })).toThrow('no radiologist-bastia');
  });
});
