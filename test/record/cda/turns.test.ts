import { expect, test } from 'vitest';
import { readCda, readCdaInTurns } from '../../../server/record/cda/read.ts';
import { ownSample } from './samples.ts';

const around = (text: string) =>
  `<ClinicalDocument xmlns="urn:hl7-org:v3"><title>Essai</title><component><structuredBody><component><section><text>${text}</text></section></component></structuredBody></component></ClinicalDocument>`;
const megabytes = (piece: string) => piece.repeat(Math.floor((10 * 1024 * 1024) / piece.length));

test('read in turns, a document is the same', async () => {
  for (const name of ['structured', 'care-history']) {
    const bytes = ownSample(name);
    expect(await readCdaInTurns(bytes)).toEqual(readCda(bytes));
  }
});

test.each([
  ['a letter of two halves', '😀'],
  ['a name for a letter', '&eacute;'.replace('eacute', '#233')],
  ['a tag', '<content styleCode="Bold">x</content>'],
  ['a file', `<br/>${'QUJD'.repeat(600)}<br/>`],
  ['a line of Windows', 'a\r\n'],
])('nothing is lost where a slice ends in the middle of %s', (_name, piece) => {
  const filled = piece.repeat(Math.ceil(70_000 / piece.length));
  for (let shift = 1; shift <= 12; shift += 1) {
    const whole = JSON.stringify(readCda(around('x'.repeat(shift) + filled)).sections);
    const longer = JSON.stringify(readCda(around('x'.repeat(shift + 32_768) + filled)).sections);
    expect(longer.replace(/x{32768}/, '') === whole).toBe(true);
  }
});

test.each([
  ['comments', `<!--${megabytes('a-')}x-->`],
  ['marks of letters', megabytes('&amp;')],
  ['ends that are none', `<![CDATA[${megabytes('a]')}]]>`],
])('while 10 MB of %s are read, others have their turn', { timeout: 60_000 }, async (_name, text) => {
  let turns = 0;
  const timer = setInterval(() => (turns += 1), 1);
  await readCdaInTurns(Buffer.from(around(text)));
  clearInterval(timer);
  expect(turns).toBeGreaterThan(40);
});
