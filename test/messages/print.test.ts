import { afterEach, expect, test } from 'vitest';
import { createPrinter, type Printer, type PrinterOptions } from '../../server/messages/print/printer.ts';
import { drawnText, pdfSource } from './pdf-text.ts';
import { arabic, french, identifiers, letter } from './print-samples.ts';

const open: Printer[] = [];
function printer(options?: PrinterOptions): Printer {
  const made = createPrinter(options);
  open.push(made);
  return made;
}
afterEach(async () => {
  await Promise.all(open.splice(0).map(one => one.close()));
});

const packed = (text: string) => text.replace(/\s/g, '');
const pagesOf = (pdf: Uint8Array) => pdfSource(pdf).match(/\/Type \/Page\b/g)?.length ?? 0;
const isRunning = (processId: number) => {
  try {
    return process.kill(processId, 0);
  } catch {
    return false;
  }
};

test('a letter is a tagged PDF/UA-1 file with its language, its title and its words in reading order', async () => {
  const pdf = await printer().print(letter());
  expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-');
  const source = pdfSource(pdf);
  expect(source).toMatch(/\/StructTreeRoot \d+ 0 R/);
  expect(source).toMatch(/\/MarkInfo <<\s*\/Marked true/);
  expect(source).toContain('<pdfuaid:part>1</pdfuaid:part>');
  expect(source).toMatch(/\/Type \/Catalog[\s\S]*?\/Lang \(fr\)/);
  expect(Buffer.from(source, 'latin1').toString()).toContain(`>${french.title}</rdf:li>`);
  const words = ['Mon DMP', 'MADAME NADIA BENALI', 'le 3 mars 2026', french.title, ...french.paragraphs];
  const text = drawnText(pdf);
  const places = [...words, '4217 3109 5566', french.closing].map(word => text.indexOf(packed(word)));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

test('a letter in Arabic comes first in Arabic, then in French, and keeps numbers in their order', async () => {
  const pdf = await printer().print(letter({ language: 'ar', texts: [french, arabic] }));
  const source = pdfSource(pdf);
  expect(source).toMatch(/\/Type \/Catalog[\s\S]*?\/Lang \(ar\)/);
  expect(source).toContain('/Lang (fr)');
  expect(source.match(/\/S \/H1\b/g)).toHaveLength(2);
  const text = drawnText(pdf);
  expect(text).toContain('0678901234');
  expect(text).toContain('421731095566');
  expect(text.indexOf('0678901234')).toBeLessThan(text.indexOf(packed(french.title)));
});

test('several letters are one tagged file, in which each begins on a page of its own', async () => {
  const long = { ...french, paragraphs: Array.from({ length: 40 }, () => french.paragraphs).flat() };
  const letters = [letter(), letter({ texts: [long] }), letter({ language: 'ar', texts: [french, arabic] })];
  const alone = [];
  for (const one of letters) alone.push(pagesOf(await printer().print(one)));
  const pdf = await printer().print({ kind: 'letters', language: 'fr', title: 'Lettres', letters });
  expect(alone[0]).toBe(1);
  expect(pagesOf(pdf)).toBe(alone.reduce((sum, pages) => sum + pages, 0));
  expect(pdfSource(pdf)).toContain('<pdfuaid:part>1</pdfuaid:part>');
  // Only the long one has numbers, which are its own.
  const text = drawnText(pdf);
  expect(text).toContain(`1/${alone[1]}`);
  expect(text).not.toContain(`1/${pagesOf(pdf)}`);
});

test('the sheet of identifiers shows each of its words, with headings in order and a numbered list', async () => {
  const pdf = await printer().print(identifiers);
  const text = drawnText(pdf);
  const [words] = identifiers.texts;
  for (const word of [
    identifiers.name,
    identifiers.identifier,
    identifiers.password,
    identifiers.helpPhone,
  ]) {
    expect(text).toContain(packed(word));
  }
  for (const word of Object.values(words ?? {})
    .flat()
    .filter(word => typeof word === 'string')
    .slice(1))
    expect(text).toContain(packed(word));
  expect(text).toContain('1Ouvrezlesite.2Écrivezvotreidentifiant.3Choisissez');
  const source = pdfSource(pdf);
  expect(source.match(/\/S \/(H\d|LI)\b/g)?.toSorted()).toEqual([
    '/S /H1',
    '/S /H2',
    '/S /LI',
    '/S /LI',
    '/S /LI',
  ]);
});

test.each([
  ['Cyrillic', 'Иван Щукин', 'ИванЩукин'],
  ['French with separate accents', 'Zoé Noël'.normalize('NFD'), 'ZoéNoël'],
  ['letters in a mathematical style', '𝐉𝐞𝐚𝐧', 'Jean'],
  ['Chinese', '王小明 Wang', '\u{FFFD}\u{FFFD}\u{FFFD}Wang'],
  ['an emoji of several characters', 'Léa 👨‍👩‍👧', 'Léa\u{FFFD}'],
  ['control characters and half characters', 'A\u0007B\uD800C', 'A\u{FFFD}B\u{FFFD}C'],
  ['an invisible character that fonts trip over', 'A\u180FB', 'AB'],
])('a name in %s does not fail the document', async (_, name, shown) => {
  expect(drawnText(await printer().print({ ...identifiers, name }))).toContain(`celuide:${shown}`);
});

test('a name in Arabic is drawn with its letters', async () => {
  const text = drawnText(await printer().print({ ...identifiers, name: 'محمد' }));
  expect(text).toContain('م');
  expect(text).not.toContain('\u{FFFD}');
});

test('content that looks like markup or code comes out as it was written', async () => {
  const name = '#panic("x") *y* $z$ @a <b> \\c "d" `e` _f_ = #sys.inputs // g /* h [i] {j}';
  expect(drawnText(await printer().print({ ...identifiers, name }))).toContain(packed(name));
});

test('a document without a text in its own language is refused with the reason', async () => {
  await expect(printer().print(letter({ language: 'ar' }))).rejects.toThrow(/no text in its language \(ar\)/);
});

test('20 documents asked for at once all arrive, each to whoever asked for it', async () => {
  const shared = printer();
  const names = Array.from({ length: 20 }, (_, index) => `Personne numéro ${index};`);
  const pdfs = await Promise.all(names.map(name => shared.print({ ...identifiers, name })));
  for (const [index, pdf] of pdfs.entries()) expect(drawnText(pdf)).toContain(packed(names[index] ?? ''));
});

test('a worker that is killed is replaced, and no document is lost', async () => {
  const workers: number[] = [];
  const shared = printer({ onWorkerStart: id => workers.push(id) });
  await shared.print(identifiers);
  const waiting = [shared.print(letter()), shared.print(identifiers)];
  process.kill(workers[0] ?? 0, 'SIGKILL');
  for (const pdf of await Promise.all(waiting)) expect(drawnText(pdf)).toContain('MonDMP');
  expect(new Set(workers).size).toBe(2);
});

test('a document that takes too long fails with the reason, and the next one is printed', async () => {
  const workers: number[] = [];
  const shared = printer({ timeoutMs: 2000, onWorkerStart: id => workers.push(id) });
  await shared.print(identifiers);
  process.kill(workers[0] ?? 0, 'SIGSTOP');
  await expect(shared.print(identifiers)).rejects.toThrow('not done within 2 seconds');
  expect(drawnText(await shared.print(identifiers))).toContain('heup7511');
});

test('nothing starts before the first document; close ends the process and refuses more work', async () => {
  const workers: number[] = [];
  const shared = printer({ onWorkerStart: id => workers.push(id) });
  expect(workers).toEqual([]);
  await shared.print(identifiers);
  expect(workers.filter(isRunning)).toHaveLength(1);
  await shared.close();
  expect(workers.filter(isRunning)).toEqual([]);
  await expect(shared.print(identifiers)).rejects.toThrow('The printer is closed');
});
