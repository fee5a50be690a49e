import { expect, test } from 'vitest';
import { drawn, encryptedPdf, pagesOf, pdfOf, stream } from './make-pdf.ts';
import { plain, reader, words } from './open-reader.ts';

const isRunning = (processId: number) => {
  try {
    return process.kill(processId, 0);
  } catch {
    return false;
  }
};

test('reads one PDF after the other in one process, which ends with the reader', async () => {
  const ids: number[] = [];
  const one = reader({ onWorkerStart: id => ids.push(id) });
  const readings = await Promise.all([
    one.read(plain('Premier document.')),
    one.read(plain('Second document.')),
  ]);
  expect(words(readings[0])).toContain('Premier document.');
  expect(words(readings[1])).toContain('Second document.');
  expect(ids).toHaveLength(1);
  await one.close();
  expect(ids.some(isRunning)).toBe(false);
  expect(await one.read(plain())).toEqual({ refused: 'busy' });
});

test('bytes that come as a Buffer, as those of a record do, are read as well', async () => {
  expect(words(await reader().read(Buffer.from(plain())))).toContain('Le patient va bien.');
});

test('a PDF that asks for a password is refused as such', async () => {
  expect(await reader().read(encryptedPdf())).toEqual({ refused: 'encrypted' });
});

test.each([
  ['nothing', new Uint8Array()],
  ['a text', new TextEncoder().encode('Bonjour')],
  ['a page of HTML', new TextEncoder().encode('<!doctype html><script>alert(1)</script>')],
  ['the beginning of a PDF', plain().slice(0, 60)],
  ['a PDF without pages', pdfOf(['<< /Type /Catalog >>'])],
])('%s is told to be broken', async (_, bytes) => {
  expect(await reader().read(bytes)).toEqual({ refused: 'broken' });
});

test('a PDF that lost its last lines is read as far as it goes', async () => {
  const whole = plain();
  const reading = await reader().read(whole.slice(0, whole.length - 25));
  expect(words(reading)).toContain('Le patient va bien.');
});

test('of 205 pages 200 are read, and 5 are told', async () => {
  const pages = Array.from({ length: 205 }, (_, index) =>
    stream(drawn([`Voici la page numero ${index + 1}.`])),
  );
  const reading = await reader().read(pagesOf(pages));
  expect(reading).toMatchObject({ pageCount: 205, unread: 5 });
  expect(words(reading)).toContain('Voici la page numero 200.');
  expect(words(reading)).not.toContain('Voici la page numero 201.');
});

test('when too many wait, one more is told to come back', async () => {
  const one = reader();
  const readings = await Promise.all(Array.from({ length: 10 }, () => one.read(plain())));
  expect(readings.filter(reading => 'refused' in reading)).toEqual([
    { refused: 'busy' },
    { refused: 'busy' },
  ]);
});

test('a process that died is replaced', async () => {
  const ids: number[] = [];
  const one = reader({ onWorkerStart: id => ids.push(id) });
  await one.read(plain());
  process.kill(ids[0] ?? 0, 'SIGKILL');
  await expect.poll(() => isRunning(ids[0] ?? 0)).toBe(false);
  expect(words(await one.read(plain()))).toContain('Le patient va bien.');
  expect(ids).toHaveLength(2);
});

test('a process without work is given back', async () => {
  const ids: number[] = [];
  const one = reader({ idleMs: 50, onWorkerStart: id => ids.push(id) });
  await one.read(plain());
  await expect.poll(() => isRunning(ids[0] ?? 0), { timeout: 3_000 }).toBe(false);
  expect(words(await one.read(plain()))).toContain('Le patient va bien.');
});
