import { request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { parse } from 'node-html-parser';
import { expect, test, vi } from 'vitest';
import { storeBytes } from '../../../server/record/document-versions.ts';
import { exportSize } from '../../../server/record/export.ts';
import { addDocument } from '../../../server/record/write-documents.ts';
import { pdf } from '../../support/files.ts';
import { signIn } from '../../support/journeys.ts';
import { Reader } from '../../support/reader.ts';
import { withoutDocuments } from '../../support/records.ts';
import { freshSite, type TestSite } from '../../support/site.ts';
import type { TestWorldOptions } from '../../support/world.ts';
import { clean, expectProblem, says } from '../mistakes.ts';
import { claude } from '../people.ts';
import { beforeExport, exportsIn, press, take } from './taken.ts';

const heldIn = async ({ world }: TestSite): Promise<number> =>
  (await world.db.selectFrom('lease').select('name').where('name', 'like', 'record-export-%').execute())
    .length;

test('from the documents and the informations; the page says what, how much, and to be careful', async () => {
  const { reader, home, page, world, access } = await beforeExport();
  for (const from of ['documents', 'informations']) {
    const before = await reader.open(`${home}/${from}`);
    expect(before.root.querySelector(`main a[href="${page}"]`)?.text).toContain('dossier');
  }
  const shown = await reader.open(page);
  const { count } = await exportSize(world, access);
  expect(clean(shown.text())).toContain(`${count} documents`);
  expect(clean(shown.text())).toMatch(/Taille à télécharger : environ \d+ ko/);
  expect(says(shown, 'export:page.careful')).toBe(true);
  expect(shown.root.querySelectorAll('main .button')).toHaveLength(1);
});

test('the file has a name that says nothing of health or person, is not kept, and stands in the journal', async () => {
  const { site, reader, page, access } = await beforeExport();
  const response = await press(reader, site, page);
  expect(response.headers.get('Content-Disposition')).toBe('attachment; filename=mon-dmp-2026-03-03.zip');
  expect(response.headers.get('Cache-Control')).toBe('no-store');
  expect(response.headers.get('Content-Type')).toBe('application/zip');
  // It stands there before the file has come.
  expect(await exportsIn(site)).toMatchObject([
    { record_id: access.recordId, actor_id: access.accountId, capacity: 'self', channel: 'web' },
  ]);
  await response.arrayBuffer();
  expect(await heldIn(site)).toBe(0);
});

test('nothing is taken by looking, by another site, without the token or without signing in', async () => {
  const { site, reader, page } = await beforeExport();
  const shown = await reader.open(page);
  expect(shown.headers.get('Content-Type')).toContain('text/html');
  const fields = new URLSearchParams(reader.hidden());
  expectProblem(await reader.post(page, fields, { 'Sec-Fetch-Site': 'cross-site' }), 403);
  fields.set('_csrf', 'wrong');
  expect((await reader.post(page, fields)).headers.get('Content-Type')).toContain('text/html');
  const outside = await new Reader(site.origin).open(page);
  expect(outside.url.pathname).toBe('/fr/connexion');
  expect(await exportsIn(site)).toEqual([]);
});

test('for another account the record does not exist', async () => {
  const { site, page } = await beforeExport();
  const { reader } = await signIn(site, claude);
  expectProblem(await reader.open(page), 404);
  await reader.open('/fr/compte/langue');
  const answer = await reader.post(page, new URLSearchParams(reader.hidden()));
  expectProblem(answer, 404);
  expect(answer.html).not.toContain('CORSE');
  expect(await exportsIn(site)).toEqual([]);
});

/** A site whose record is large, with a form that can be sent. */
async function withLargeFiles(options: TestWorldOptions = {}) {
  const before = await beforeExport(await freshSite(options));
  const { world, access } = before;
  const { recordId } = access;
  for (let number = 0; number < 6; number += 1) {
    const content = await storeBytes(world, { recordId, bytes: pdf(`/N ${number}`, 4_000_000) });
    const said = {
      typeCode: 'DOCPAT05',
      day: '2026-03-01',
      title: `Radio ${number}`,
      format: 'pdf',
    } as const;
    await addDocument(world, access, { ...said, content });
  }
  await before.reader.open(before.page);
  return before;
}

/** Sends the form of the page, reads a little of the answer and goes no further. */
function slowly(reader: Reader, url: URL) {
  const body = new URLSearchParams(reader.hidden()).toString();
  const headers = {
    ...{ Cookie: reader.cookie, Origin: url.origin, 'Sec-Fetch-Site': 'same-origin' },
    ...{ 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': body.length },
  };
  const sent = request(url, { method: 'POST', headers, agent: false });
  const begun = new Promise<void>(resolve => {
    sent.on('response', response => {
      response.on('error', () => {});
      response.once('data', () => {
        response.pause();
        resolve();
      });
    });
  });
  sent.on('error', () => {});
  sent.end(body);
  return { begun, breakOff: () => sent.destroy() };
}

test('a download that breaks off stops the work and gives its place back', async () => {
  const { site, reader, page } = await withLargeFiles();
  const download = slowly(reader, new URL(page, site.origin));
  await download.begun;
  expect(await heldIn(site)).toBe(1);
  download.breakOff();
  for (let look = 0; look < 50 && (await heldIn(site)) > 0; look += 1) await wait(100);
  expect(await heldIn(site)).toBe(0);
  await withoutDocuments(site.world);
  expect((await take(reader, site, page)).size).toBeGreaterThan(4);
});

test('a content that cannot be read breaks the file off, so that nobody takes it for whole', async () => {
  const lines: string[] = [];
  const { site, reader, page, world } = await withLargeFiles({ logTo: { write: line => lines.push(line) } });
  await world.db.deleteFrom('content_part').where('number', '=', 3).execute();
  const response = await press(reader, site, page);
  expect(response.status).toBe(200);
  await expect(response.arrayBuffer()).rejects.toThrow();
  for (let look = 0; look < 50 && (await heldIn(site)) > 0; look += 1) await wait(100);
  expect(await heldIn(site)).toBe(0);
  // The line is written once the place is given back.
  await vi.waitFor(() => expect(lines.join('')).toMatch(/"fault"/), 5000);
  expect((await reader.open(page)).status).toBe(200);
});

test('2 at a time and no third; 10 in an hour, and later again', async () => {
  const { site, reader, page, world } = await withLargeFiles();
  const open = [1, 2].map(() => slowly(reader, new URL(page, site.origin)));
  await Promise.all(open.map(({ begun }) => begun));
  const third = await press(reader, site, page);
  expect(third.status).toBe(429);
  expect(clean(parse(await third.text()).querySelector('.error-summary')?.text ?? '')).toContain(
    'Attendez la fin',
  );
  for (const { breakOff } of open) breakOff();
  for (let look = 0; look < 50 && (await heldIn(site)) > 0; look += 1) await wait(100);
  await withoutDocuments(world);
  for (let number = 2; number < 10; number += 1) await (await press(reader, site, page)).arrayBuffer();
  const tooMany = await press(reader, site, page);
  expect(tooMany.status).toBe(429);
  expect(clean(parse(await tooMany.text()).querySelector('.error-summary')?.text ?? '')).toContain('1 heure');
  expect(await exportsIn(site)).toHaveLength(10);
  for (let minute = 0; minute < 61; minute += 10) {
    world.pass(10 * 60_000);
    await reader.open(page);
  }
  expect((await press(reader, site, page)).status).toBe(200);
});
