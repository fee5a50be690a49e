import { describe, expect, test } from 'vitest';
import { readCda } from '../../../server/record/cda/read.ts';
import { mistakesIn, narrativeShown, shown } from './page.ts';
import { realCount, realSample, realSamples } from './samples.ts';
import { narrativeOf } from './source.ts';

const missing = realCount - realSamples.length;

describe.skipIf(missing > 0)('the real documents', () => {
  test.each(realSamples)('nothing of the narrative is lost: %s', name => {
    const xml = realSample(name);
    const found = narrativeShown(shown(xml).root);
    expect(found).toEqual(narrativeOf(xml));
  });

  test.each(realSamples)('the page is right HTML, with headings in order: %s', async name => {
    const { html, root } = shown(realSample(name));
    expect(await mistakesIn(html)).toEqual([]);
    const levels = root.querySelectorAll('h2, h3, h4, h5, h6').map(({ tagName }) => Number(tagName[1]));
    const skipped = levels.filter((level, index) => level > (levels[index - 1] ?? 1) + 1);
    expect(skipped).toEqual([]);
  });

  test.each(realSamples)('every file is there and is what it is called: %s', name => {
    const { attachments } = readCda(realSample(name));
    const { root } = shown(realSample(name));
    const wanted = attachments.map((_file, index) => `/fichier/${index}`).sort();
    const linked = root.querySelectorAll('.cda-file a').map(link => link.getAttribute('href'));
    expect([...new Set(linked)].sort()).toEqual(wanted);
    for (const { kind, bytes } of attachments) {
      expect(['pdf', 'image']).toContain(kind);
      expect(bytes.length).toBeGreaterThan(1000);
    }
  });

  test.each(realSamples)('it says who wrote it, for whom and when: %s', name => {
    const { header } = readCda(realSample(name));
    expect(header.title).toBeTruthy();
    expect(header.type.label).toBeTruthy();
    expect(header.patient.name.text).toBeTruthy();
    expect(header.patient.birth?.precision).toBe('day');
    expect(header.at?.precision).toBe('minute');
    expect(header.authors.length).toBeGreaterThan(0);
    for (const { name: author, device } of header.authors) expect(author.text ?? device).toBeTruthy();
  });
});

test.runIf(missing > 0)(
  `${missing} real documents were not checked: they are not beside this project`,
  () => {
    expect(missing).toBeLessThanOrEqual(realCount);
  },
);
