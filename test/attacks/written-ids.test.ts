import { expect, test } from 'vitest';
import { acts, carers, play } from '../features/acting/acting.ts';
import { expectProblem } from '../features/mistakes.ts';
import { claude, homeOf } from '../features/people.ts';
import { agree } from '../support/carers.ts';
import { signIn } from '../support/journeys.ts';
import { plain } from './by-hand.ts';
import { makeVictim, nobodys } from './victim.ts';

const escaped = (text: string): string =>
  [...Buffer.from(text, 'utf8')].map(byte => `%${byte.toString(16).padStart(2, '0')}`).join('');
const wide = (text: string): string =>
  text.replace(/[!-~]/g, letter => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
const otherCase = (text: string): string =>
  text.replace(/[a-z]/gi, one => (one === one.toLowerCase() ? one.toUpperCase() : one.toLowerCase()));

/** Other ways to write an id: none of them is the id. */
const disguises: readonly [name: string, write: (id: string) => string][] = [
  ['in capitals', id => id.toUpperCase()],
  ['in small letters', id => id.toLowerCase()],
  ['in the other case', otherCase],
  ['encoded twice', id => encodeURIComponent(escaped(id))],
  ['in full-width letters', id => encodeURIComponent(wide(id))],
  ['with full-width digits', id => encodeURIComponent(id.replace(/[0-9]/g, wide).replace(/^(\D*)$/, '$1０'))],
  ['with Arabic digits', id => encodeURIComponent(`${id.slice(0, -1)}٣`)],
  ...[
    ['a dot', '.'],
    ['a space', '%20'],
    ['a tab', '%09'],
    ['a new line', '%0a'],
    ['a carriage return', '%0d'],
    ['a NUL', '%00'],
    ['a mark that is not seen', '%E2%80%8B'],
    ['a mark of direction', '%E2%80%AE'],
    ['an accent to be joined', '%CC%81'],
    ['an encoded slash', '%2F'],
    ['an encoded question mark', '%3F'],
    ['an encoded hash', '%23'],
    ['a semicolon', ';a=b'],
    ['a percent sign', '%25'],
    ['padding', '%3D%3D'],
    ['a comma and itself', ',AAAAAAAAAAAAAAAAAAAAAA'],
    ['a quote', "'--"],
    ['a star', '*'],
  ].map(([name = '', end = '']): [string, (id: string) => string] => [
    `followed by ${name}`,
    id => `${id}${end}`,
  ]),
  ['after a space', id => `%20${id}`],
  ['after a dot', id => `.${id}`],
  ['after a NUL', id => `%00${id}`],
  ['after a mark of the order of bytes', id => `%EF%BB%BF${id}`],
  ['in standard base64', id => encodeURIComponent(Buffer.from(id, 'base64url').toString('base64'))],
  ['in hexadecimal', id => Buffer.from(id, 'base64url').toString('hex')],
  ['ten thousand letters long', id => id + 'A'.repeat(9978)],
];
/** What no browser sends: it is no text at all. */
const broken = ['%', '%zz', '%c0%ae', '%ff', '%ed%a0%80'];

test('an id written otherwise opens nothing of anybody’s, and says what an unknown one says', async () => {
  const { site, reader: owner, recordId, things } = await makeVictim();
  const { reader: other } = await signIn(site, claude);
  const own = (await homeOf(other)).split('/').at(-1) ?? '';
  const document = things.document?.[0] ?? '';
  for (const [name, write] of disguises)
    for (const [reader, before] of [
      [owner, '/fr/dmp/'],
      [owner, `/fr/dmp/${recordId}/documents/`],
      [other, '/fr/dmp/'],
      [other, `/fr/dmp/${own}/documents/`],
    ] as const) {
      const real = before.endsWith('documents/') ? document : recordId;
      // An id that has no letter of two cases is the same in both.
      if (write(real) === real) continue;
      const [written, unknown] = [write(real), write(nobodys)];
      const page = await reader.open(before + written);
      expect(page.status, name).toBe(404);
      const missing = await reader.open(before + unknown);
      const seen = (one: typeof page, id: string): string => plain(one, namesOf(one, before, id));
      expect(seen(page, written), name).toBe(seen(missing, unknown));
    }
});

/** How a page may repeat what was asked for in the address of its own links. */
function namesOf(page: { url: URL }, before: string, id: string): string[] {
  const asked = page.url.pathname.slice(before.length);
  const inText = [id, asked].flatMap(one => [one, encodeURIComponent(one), one.replaceAll("'", '&#39;')]);
  return [...inText, encodeURIComponent(asked).replaceAll("'", '&#39;')].sort((a, b) => b.length - a.length);
}

test('an address that is no text is the same for everything, and tells nothing', async () => {
  const { reader, recordId, things } = await makeVictim();
  const document = things.document?.[0] ?? '';
  const answers = new Set<string>();
  for (const end of broken)
    for (const id of [document, nobodys]) {
      const page = await reader.open(`/fr/dmp/${recordId}/documents/${id}${end}`);
      answers.add(`${page.status} ${page.heading}`);
    }
  expect([...answers]).toHaveLength(1);
  expect([...answers][0]).toMatch(/^400 /);
});

test('the letters of an id may be encoded one by one: it is the same id, with the same rules', async () => {
  const { site, reader: owner, recordId, things } = await makeVictim();
  const { reader: other } = await signIn(site, claude);
  const own = (await homeOf(other)).split('/').at(-1) ?? '';
  const document = things.document?.[0] ?? '';
  expect((await owner.open(`/fr/dmp/${escaped(recordId)}/documents/${escaped(document)}`)).status).toBe(200);
  expectProblem(await other.open(`/fr/dmp/${escaped(recordId)}/documents/${escaped(document)}`), 404);
  expectProblem(await other.open(`/fr/dmp/${own}/documents/${escaped(document)}`), 404);
  expectProblem(await other.open(`/fr/%64mp/${recordId}`), 404);
});

test('a professional gets nothing by an id that is written otherwise, and only the id itself is traced', async () => {
  const { site, recordId, things } = await makeVictim();
  const nurse = await play(site, 'nurse');
  await agree(site.world, { viewer: { id: carers.nurse }, recordId });
  const document = things.document?.[0] ?? '';
  const before = await acts(site, nurse);
  for (const [, write] of disguises) {
    if (write(document) === document) continue;
    for (const rest of ['', '/fichier'])
      expectProblem(await nurse.open(`/documents/${write(document)}${rest}`), 404);
  }
  expect(await acts(site, nurse)).toEqual(before);
});

test('500 guesses find nothing and are all answered alike; ids have nothing in common to guess by', async () => {
  const { reader, recordId, things } = await makeVictim();
  const ids = (things.document ?? []).concat(things.item ?? [], things.gap ?? []);
  for (const id of ids) expect(id).toMatch(/^[\w-]{22}$/);
  for (const place of [0, 6, 12]) {
    const pieces = new Set(ids.map(id => id.slice(place, place + 5)));
    expect(pieces.size, `letters ${place}`).toBe(ids.length);
  }
  const answers = new Set<string>();
  const near = things.document?.[0] ?? '';
  for (let guess = 0; guess < 500; guess += 1) {
    const id = Buffer.from(near, 'base64url');
    id.writeUInt32LE((id.readUInt32LE(12) + guess + 1) >>> 0, 12);
    const written = id.toString('base64url');
    const page = await reader.open(`/fr/dmp/${recordId}/documents/${written}`);
    answers.add(`${page.status} ${plain(page, [written])}`);
  }
  expect(answers.size).toBe(1);
  expect([...answers][0]).toMatch(/^404 /);
});
