import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { formStart, sendByHand } from '../../support/broken-upload.ts';
import { pdf } from '../../support/files.ts';
import type { Reader } from '../../support/reader.ts';
import type { TestSite } from '../../support/site.ts';
import { expectProblem, says } from '../mistakes.ts';
import { sendAnew } from '../people.ts';
import { atForm, emptySite, inRecord, partsIn, said } from './attach-help.ts';

const file = (name = 'a.pdf', more = '') => ({ name, bytes: pdf(more) });
const start = `%PDF-1.7\n${'x'.repeat(600_000)}`;

/** Nothing is left of what was sent, neither kept nor waiting. */
async function expectNothing(site: TestSite, home: string): Promise<void> {
  expect(await inRecord(site, home)).toEqual([]);
  expect(await partsIn(site)).toBe(0);
  expect(await site.world.db.selectFrom('content').select('id').execute()).toEqual([]);
}

const here = (reader: Reader): URL => {
  if (reader.page === undefined) throw new Error('No page.');
  return reader.page.url;
};

/** Waits until something is true: what a broken line leaves is cleaned after the answer would have gone. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let look = 0; look < 100 && !(await isSo()); look += 1) await wait(50);
  expect(await isSo()).toBe(true);
}

test('a line that breaks in the middle of a file leaves nothing, nor do the files before it', async () => {
  const site = await emptySite();
  const { reader, home } = await atForm(site);
  const fields = { ...reader.hidden(), ...said };
  const whole = Buffer.from(pdf()).toString('latin1');
  const second = formStart({}, 'b.pdf', start);
  const pieces = [formStart(fields, 'a.pdf', whole), `\r\n${second}`];
  const answer = sendByHand(reader, here(reader), { pieces, length: 5_000_000, ends: 'never' });
  await until(async () => (await partsIn(site)) > 1);
  expect(await answer).toBeUndefined();
  await until(async () => (await partsIn(site)) === 0);
  await expectNothing(site, home);
  // The form was not carried out: it can be sent again as it is.
  await reader.submitFiles([file()], said);
  expect(await inRecord(site, home)).toHaveLength(1);
});

test('a form that ends in the middle of a file is not understood, and leaves nothing', async () => {
  const site = await emptySite();
  const { reader, home } = await atForm(site);
  const pieces = [formStart({ ...reader.hidden(), ...said }, 'a.pdf', start)];
  expect(await sendByHand(reader, here(reader), { pieces, ends: 'early' })).toBe(400);
  expect(await sendByHand(reader, here(reader), { pieces: ['rien'], ends: 'early' })).toBe(400);
  await expectNothing(site, home);
});

test('a form without a token, or with another, has nothing kept; the page says to choose the files again', async () => {
  const site = await emptySite();
  const { reader, home } = await atForm(site);
  for (const _csrf of ['', 'faux']) {
    const page = await reader.submitFiles([file()], { ...said, title: 'Bilan', _csrf });
    expect(page.status).toBe(403);
    expect(page.value('title')).toBe('Bilan');
    expect(page.value('type')).toBe(said.type);
    expect(says(page, 'attach:again')).toBe(true);
    await expectNothing(site, home);
  }
  await reader.submitFiles([file()], said);
  expect(await inRecord(site, home)).toHaveLength(1);
});

test('a token that stands behind the file is none', async () => {
  const site = await emptySite();
  const { reader, home } = await atForm(site);
  const { _csrf = '', ...rest } = reader.hidden();
  const token = formStart({ ...rest, ...said }, 'a.pdf', Buffer.from(pdf()).toString('latin1'));
  const late = `\r\n--limite\r\nContent-Disposition: form-data; name="_csrf"\r\n\r\n${_csrf}`;
  expect(await sendByHand(reader, here(reader), { pieces: [token, late], ends: 'whole' })).toBe(403);
  await expectNothing(site, home);
});

test('another site, and somebody who is not signed in, have nothing kept', async () => {
  const site = await emptySite();
  const { reader, home } = await atForm(site);
  const body = new FormData();
  for (const [name, value] of Object.entries({ ...reader.hidden(), ...said })) body.append(name, value);
  body.append('files', new Blob([pdf()]), 'a.pdf');
  const path = here(reader).pathname;
  const headers = { 'Sec-Fetch-Site': 'cross-site' };
  expectProblem(await reader.send(path, { method: 'POST', body, headers }), 403);
  await site.world.db.deleteFrom('session').execute();
  const page = await reader.send(path, { method: 'POST', body });
  expectProblem(page, 'ended');
  await expectNothing(site, home);
});

test('a form sent twice, at once or later, is carried out once', async () => {
  const site = await emptySite();
  const { reader, home } = await atForm(site);
  const form = reader.hidden();
  const path = here(reader).pathname;
  const send = () => {
    const body = new FormData();
    for (const [name, value] of Object.entries({ ...form, ...said })) body.append(name, value);
    body.append('files', new Blob([pdf()]), 'a.pdf');
    return reader.send(path, { method: 'POST', body });
  };
  const pages = await Promise.all([send(), send()]);
  pages.push(await send());
  for (const page of pages) expect(page.url.pathname).toBe(`${home}/documents/joindre/fait`);
  expect(await inRecord(site, home)).toHaveLength(1);
  expect(await partsIn(site)).toBe(1);
});

test('the record of somebody else, and one of nobody, are the same page that is not there', async () => {
  const site = await emptySite();
  const { reader, home } = await atForm(site);
  const own = home.split('/').at(-1) ?? '';
  const others = await site.world.db.selectFrom('record').select('id').where('id', '!=', own).execute();
  const form = reader.hidden();
  for (const id of [...others.map(row => row.id), 'AAAAAAAAAAAAAAAAAAAAAA']) {
    for (const rest of ['joindre', `${own}/remplacer`]) {
      const body = new FormData();
      for (const [name, value] of Object.entries({ ...form, ...said })) body.append(name, value);
      body.append('files', new Blob([pdf()]), 'a.pdf');
      expectProblem(await reader.send(`/fr/dmp/${id}/documents/${rest}`, { method: 'POST', body }), 404);
    }
    expectProblem(await reader.open(`/fr/dmp/${id}/documents/joindre/fait`), 404);
  }
  await expectNothing(site, home);
});

test('more than 10 files, and more than all of them may be, are told', async () => {
  const site = await emptySite();
  const { reader, home } = await atForm(site);
  const files = Array.from({ length: 11 }, (_, number) => file(`${number}.pdf`, `/N ${number}`));
  const page = await reader.submitFiles(files, said);
  expect(says(page, 'attach:refused.too-many')).toBe(true);
  expect(await inRecord(site, home)).toHaveLength(10);
  await reader.open(`${home}/documents/joindre`);
  const fields = { ...reader.hidden(), ...said };
  const pieces = [formStart(fields, 'a.pdf', start)];
  const parts = await partsIn(site);
  const sending = { pieces, length: 200 * 1024 * 1024, ends: 'never' } as const;
  expect(await sendByHand(reader, here(reader), sending)).toBe(413);
  expect(await partsIn(site)).toBe(parts);
});

test('another language, or the page of comfort, keeps the fields and asks for the files again', async () => {
  const site = await emptySite();
  const { reader, home } = await atForm(site);
  const page = await reader.switchTo('ar', { ...said, title: 'Bilan', files: 'a.pdf' });
  expect(page.status).toBe(200);
  expect(page.value('title')).toBe('Bilan');
  expect(says(page, 'attach:again', {}, 'ar')).toBe(true);
  await reader.open(`${home}/documents/joindre`);
  const asFiles = await reader.submitFiles([file()], { ...said, title: 'Bilan', _language: 'ar' });
  expect(asFiles.value('title')).toBe('Bilan');
  await expectNothing(site, home);
});

test('a document is replaced by another file; the version before stays; two tabs are told of each other', async () => {
  const site = await emptySite();
  const { reader, home } = await atForm(site);
  await reader.submitFiles([file()], { ...said, title: 'Bilan' });
  const [before] = await inRecord(site, home);
  const path = `${home}/documents/${before?.id}/remplacer`;
  await reader.open(path);
  const old = sendAnew(reader, {});
  const same = await reader.submitFiles([file('b.pdf')]);
  expect(says(same, 'attach:error.same-file')).toBe(true);
  await reader.open(path);
  const page = await reader.submitFiles([file('b.pdf', '/B 1')]);
  expect(says(page, 'attach:replace.done')).toBe(true);
  const [after] = await inRecord(site, home);
  expect(after).toMatchObject({ id: before?.id, title: 'Bilan', version: 2, fileName: 'b.pdf' });
  expect(await site.world.db.selectFrom('document_version').selectAll().execute()).toHaveLength(2);
  await reader.open(path);
  const late = await reader.submitFiles([file('c.pdf', '/C 1')], old);
  expect(late.status).toBe(409);
  expect((await inRecord(site, home))[0]?.version).toBe(2);
});
