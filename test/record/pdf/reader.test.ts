import { createServer } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { createPdfReader, type PdfReader, type PdfReaderOptions } from '../../../server/record/pdf/reader.ts';
import { drawn, encryptedPdf, pagesOf, pdfOf, stream } from './make-pdf.ts';

const open: PdfReader[] = [];
function reader(options?: PdfReaderOptions): PdfReader {
  const made = createPdfReader(options);
  open.push(made);
  return made;
}
afterEach(async () => {
  await Promise.all(open.splice(0).map(one => one.close()));
});

const plain = (text = 'Le patient va bien. Il revient dans 3 mois.') => pagesOf([stream(drawn([text]))]);
const words = (reading: unknown) => JSON.stringify(reading);
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

test('pages that name each other in a circle end in a refusal, or in the pages there are', async () => {
  const circle = pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 5 >>',
    '<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 3 0 R] /Count 5 >>',
  ]);
  const one = reader();
  const reading = await one.read(circle);
  expect(words(reading)).toMatch(/broken|isPicture/);
  expect(words(await one.read(plain()))).toContain('Le patient va bien.');
});

test('a tree of pages that is 20,000 deep does no harm', async () => {
  const depth = 20_000;
  const nodes = Array.from(
    { length: depth },
    (_, index) => `<< /Type /Pages /Kids [${index + 3} 0 R] /Count 1 >>`,
  );
  const deep = pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    ...nodes,
    '<< /Type /Page /MediaBox [0 0 9 9] >>',
  ]);
  const one = reader();
  await one.read(deep);
  expect(words(await one.read(plain()))).toContain('Le patient va bien.');
});

test('brackets opened 100,000 times do no harm', async () => {
  const one = reader();
  await one.read(pdfOf([`<< /Type /Catalog /Pages ${'['.repeat(100_000)} >>`]));
  expect(words(await one.read(plain()))).toContain('Le patient va bien.');
});

test('a PDF that claims a million pages is read as far as it goes', async () => {
  const claims = pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1000000 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
  ]);
  const reading = await reader().read(claims);
  expect(reading).toMatchObject({ pageCount: 1, unread: 0 });
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

test('a stream that unpacks to gigabytes is refused, and others are read meanwhile and after', async () => {
  const spaces = Buffer.alloc(300_000_000, ' ');
  const bomb = pagesOf([stream(spaces, '', true)]);
  expect(bomb.length).toBeLessThan(1_000_000);
  const one = reader();
  let ticks = 0;
  const timer = setInterval(() => (ticks += 1), 20);
  const started = performance.now();
  const [reading, after] = await Promise.all([one.read(bomb), one.read(plain())]);
  clearInterval(timer);
  expect(words(reading)).toMatch(/too-long|isPicture/);
  expect(words(after)).toContain('Le patient va bien.');
  // The server's own thread went on answering.
  expect(ticks).toBeGreaterThan((performance.now() - started) / 100);
}, 30_000);

test('a PDF that takes too long is given up', async () => {
  const endless = pagesOf([stream(`BT /F1 12 Tf ${'(a) Tj '.repeat(400_000)} ET`)]);
  const one = reader({ timeoutMs: 1_500 });
  await one.read(plain());
  const started = performance.now();
  const reading = await one.read(endless);
  expect(performance.now() - started).toBeLessThan(6_000);
  expect(words(reading)).toMatch(/too-long|"pageCount":1/);
});

test('nothing in a PDF is run or fetched', async () => {
  let asked = 0;
  const server = createServer((_, response) => {
    asked += 1;
    response.end();
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const site = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`;
  const acts = `<< /S /JavaScript /JS (app.alert\\(1\\); this.submitForm\\("${site}"\\); app.launchURL\\("${site}"\\)) >>`;
  const pdf = pagesOf(
    [stream(drawn(['Le texte du document.']), `/F << /FS /URL /F (${site}) >>`)],
    `/OpenAction ${acts} /AA << /WC ${acts} >> /AcroForm << /XFA (<script contentType="application/x-javascript">fetch</script>) /Fields [] >> /URI << /Base (${site}) >>`,
    `/XObject << /X1 << /Type /XObject /Subtype /Image /F << /FS /URL /F (${site}a.png) >> >> >>`,
  );
  const reading = await reader().read(pdf);
  server.close();
  expect(asked).toBe(0);
  expect(JSON.stringify(reading)).not.toContain('alert');
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
