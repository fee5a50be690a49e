import { expect, test } from 'vitest';
import { drawnText } from '../../messages/pdf-text.ts';
import { askForCode } from '../../support/journeys.ts';
import { queue } from '../../support/messages.ts';
import { signInAgent } from '../../support/portal.ts';
import { Reader } from '../../support/reader.ts';
import { expectMistake, expectProblem, says } from '../mistakes.ts';
import { ruth } from '../people.ts';
import { counterAtWork } from './agents.ts';

const path = '/fr/agents/courrier';

/** Two letters wait: Ruth's code, and one for somebody else. */
async function withLetters() {
  const { site, reader } = await counterAtWork();
  await askForCode(site, new Reader(site.origin), 'fr', ruth.number);
  await queue(site.world, {
    ...{ channel: 'letter', kind: 'record-exists', language: 'ar', values: {} },
    recipient: ['Samir AUTRE', '2 rue du Port', '29200 BREST'],
  });
  await site.messages();
  const other = await signInAgent(site, 'counter-idir');
  return { site, reader, other };
}

/** Reads a file with the cookies of a reader. */
async function fileOf(reader: Reader, address: string, origin: string) {
  const answer = await fetch(new URL(address, origin), { headers: { cookie: reader.cookie } });
  return { type: answer.headers.get('Content-Type'), bytes: new Uint8Array(await answer.arrayBuffer()) };
}

const pdfOn = (reader: Reader): string =>
  reader.page?.root.querySelector('main a.button')?.getAttribute('href') ?? '';

test('all new letters are printed as one file, their second printing is said, and they are posted together', async () => {
  const { site, reader } = await withLetters();
  await reader.open(path);
  const held = await reader.submit();
  expect(held.url.pathname).toBe(`${path}/lot`);
  expectMistake(await reader.submit(), { field: '', key: 'counter:held.not-printed' });
  const { type, bytes } = await fileOf(reader, pdfOn(reader), site.origin);
  expect(type).toBe('application/pdf');
  for (const name of ['RuthNESSI', 'SamirAUTRE']) expect(drawnText(bytes)).toContain(name);
  const unsaid = await reader.open(`${path}/lot/lettres.pdf`);
  expect(unsaid.url.pathname).toBe(`${path}/lot`);
  expect(unsaid.text()).toContain('Déjà imprimée le 3 mars 2026');
  expect((await fileOf(reader, pdfOn(reader), site.origin)).type).toBe('application/pdf');
  const after = await reader.submit();
  expect(says(after, 'operator:post.empty')).toBe(true);
});

test('another agent is told that the letters are being printed, and has them once they are given back', async () => {
  const { reader, other } = await withLetters();
  await reader.open(path);
  await reader.submit();
  const list = await other.open(path);
  expectMistake(await other.submit(), { field: '', key: 'counter:post.none-free' });
  const letter = list.root.querySelector('.queue a')?.getAttribute('href') ?? '';
  expect(says(await other.open(letter), 'counter:post.taken')).toBe(true);
  expect((await other.open(`${letter}/lettre.pdf`)).url.pathname).toBe(letter);
  await reader.open(`${path}/lot`);
  await reader.submit({}, { name: 'back', value: 'yes' });
  await other.open(path);
  expect((await other.submit()).url.pathname).toBe(`${path}/lot`);
});

test('a page of letters that somebody posted or gave back meanwhile posts nothing', async () => {
  const { site, reader } = await withLetters();
  await reader.open(path);
  await reader.submit();
  const tab = reader.twin();
  await tab.open(`${path}/lot`);
  await reader.submit({}, { name: 'back', value: 'yes' });
  expect((await tab.submit()).status).toBe(409);
  const rows = await site.world.db.selectFrom('post_letter').select('posted_at').execute();
  expect(rows).toEqual([{ posted_at: null }, { posted_at: null }]);
});

test('a letter that does not exist, or of another address, is not there', async () => {
  const { reader } = await withLetters();
  for (const address of [`${path}/${'A'.repeat(22)}`, `${path}/${'A'.repeat(22)}/lettre.pdf`])
    expectProblem(await reader.open(address), 404);
  expectProblem(await reader.open(`${path}/lot/lettres.pdf`), 404);
});
