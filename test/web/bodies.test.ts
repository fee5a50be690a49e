import { expect, test } from 'vitest';
import { expectMistake, expectProblem } from '../features/mistakes.ts';
import { Reader } from '../support/reader.ts';
import { freshSite, type TestSite } from '../support/site.ts';

const path = '/fr/creation/demande';
const number = '2 79 03 51 215 189 89';
const form = 'application/x-www-form-urlencoded';

async function atForm(site: TestSite): Promise<{ reader: Reader; body: URLSearchParams }> {
  const reader = new Reader(site.origin);
  await reader.open(path);
  return { reader, body: new URLSearchParams({ ...reader.hidden(), number, 'number-again': number }) };
}

/** Nothing was asked for: neither the database nor the worker knows of a request. */
async function expectNothingDone(site: TestSite): Promise<void> {
  expect(await site.world.db.selectFrom('creation_request').select('id').execute()).toEqual([]);
}

test('a form with no token is refused; from this very site, what was typed comes back', async () => {
  const site = await freshSite();
  const { reader, body } = await atForm(site);
  body.delete('_csrf');
  expectProblem(await reader.post(path, body, { 'Sec-Fetch-Site': 'none' }), 403);
  const again = await reader.post(path, body);
  expect(again.status).toBe(403);
  expect(again.value('number')).toBe(number);
  await expectNothingDone(site);
});

test('the token counts in the body alone, not in the address', async () => {
  const site = await freshSite();
  const { reader, body } = await atForm(site);
  const token = body.get('_csrf') ?? '';
  body.delete('_csrf');
  const page = await reader.post(`${path}?_csrf=${encodeURIComponent(token)}`, body);
  expect(page.status).toBe(403);
  await expectNothingDone(site);
});

test.each([
  ['text/plain', (body: URLSearchParams) => String(body)],
  ['application/json', (body: URLSearchParams) => JSON.stringify(Object.fromEntries(body))],
  ['multipart/form-data; boundary=x', (body: URLSearchParams) => `--x\r\n\r\n${body}\r\n--x--`],
  ['', (body: URLSearchParams) => String(body)],
])('a form sent as « %s » is refused', async (type, write) => {
  const site = await freshSite();
  const { reader, body } = await atForm(site);
  expectProblem(await reader.post(path, write(body), { 'Content-Type': type || 'x/y' }), 403);
  const withToken = { 'Content-Type': type || 'x/y', 'X-CSRF-Token': body.get('_csrf') ?? '' };
  expectProblem(await reader.post(path, write(body), withToken), 400);
  await expectNothingDone(site);
});

test('a form of 5 MB, or of a thousand fields, is too large, in the language of the page', async () => {
  const site = await freshSite();
  const { reader, body } = await atForm(site);
  body.set('number', '2'.repeat(5_000_000));
  expectProblem(await reader.post(path, body), 413);
  const many = `${'a=1&'.repeat(1000)}${body.get('_csrf')}`;
  expectProblem(await reader.post('/ar/creation/demande', many, { 'Content-Type': form }), 413, 'ar');
  await expectNothingDone(site);
});

test('a field sent several times counts once; names of the language’s own do nothing', async () => {
  const site = await freshSite();
  const { reader, body } = await atForm(site);
  body.append('number', 'abc');
  body.append('__proto__', 'x');
  body.append('__proto__[admin]', 'yes');
  body.append('constructor', 'x');
  body.append('number[]', '1');
  const page = await reader.post(path, body);
  expectMistake(page, { field: 'number', key: 'common:error.nir.letters' });
  expect(page.value('number')).toBe('abc');
  expect(Reflect.get({}, 'admin')).toBeUndefined();
  body.append('number', number);
  expect((await reader.post(path, body)).url.pathname).toBe('/fr/creation/demande/envoyee');
});

test.each([
  ['a NUL', '2%00', '2\u0000', 'letters'],
  ['a broken percent sign', '2%ZZ9', '2%ZZ9', 'letters'],
  ['broken UTF-8', '2%FF%C3', '2%FF%C3', 'letters'],
  ['a lone half of a character', '2%ED%A0%80', '2%ED%A0%80', 'letters'],
])('%s in a field is a mistake like another', async (_name, sent, shown, error) => {
  const site = await freshSite();
  const { reader, body } = await atForm(site);
  body.delete('number');
  const page = await reader.post(path, `${body}&number=${sent}`, { 'Content-Type': form });
  expectMistake(page, { field: 'number', key: `common:error.nir.${error}` });
  if (!shown.includes('\u0000')) expect(page.value('number')).toBe(shown);
  await expectNothingDone(site);
});

test.each(['utf-16', 'utf-7', 'x-unknown'])('a form in %s is not understood', async charset => {
  const site = await freshSite();
  const { reader, body } = await atForm(site);
  const headers = { 'Content-Type': `${form}; charset=${charset}` };
  expectProblem(await reader.post(path, body, headers), 400);
  expectProblem(await reader.post(path, 'a', { 'Content-Type': form, 'Content-Encoding': 'gzip' }), 400);
  await expectNothingDone(site);
});

test('an address that cannot be read, or in an unknown language, has its page', async () => {
  const site = await freshSite();
  const reader = new Reader(site.origin);
  expectProblem(await reader.open('/fr/dmp/%E0%A4%A/urgence'), 400);
  expectProblem(await reader.open('/xx/creation'), 404);
  expectProblem(
    await reader.send('/xx/creation', { method: 'GET', headers: { 'Accept-Language': 'ar' } }),
    404,
    'ar',
  );
  expectProblem(await reader.open('/ar/rien'), 404, 'ar');
  const links = reader.page?.root.querySelectorAll('.languages a').map(link => link.getAttribute('href'));
  expect(links).toEqual(['/fr/rien', '/en/rien']);
  expectProblem(await reader.open('/fr/__proto__'), 404);
  expectProblem(await reader.open(`/fr/${'a'.repeat(5000)}`), 404);
});

test.each(['PUT', 'PATCH', 'DELETE'])('%s is refused', async method => {
  const site = await freshSite();
  const reader = new Reader(site.origin);
  await reader.open(path);
  expectProblem(await reader.send(path, { method }), 403);
});
