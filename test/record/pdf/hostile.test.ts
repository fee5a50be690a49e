import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { drawn, pagesOf, pdfOf, stream } from './make-pdf.ts';
import { plain, reader, words } from './open-reader.ts';

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
