import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { formStart, sendByHand } from '../../support/broken-upload.ts';
import { pdf } from '../../support/files.ts';
import { says } from '../mistakes.ts';
import { sendAnew } from '../people.ts';
import {
  aPdf,
  atForm,
  emptySite,
  expectNothing,
  here,
  inRecord,
  longStart,
  partsIn,
  said,
} from './attach-help.ts';

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
  const second = formStart({}, 'b.pdf', longStart);
  const pieces = [formStart(fields, 'a.pdf', whole), `\r\n${second}`];
  const answer = sendByHand(reader, here(reader), { pieces, length: 5_000_000, ends: 'never' });
  await until(async () => (await partsIn(site)) > 1);
  expect(await answer).toBeUndefined();
  await until(async () => (await partsIn(site)) === 0);
  await expectNothing(site, home);
  // The form was not carried out: it can be sent again as it is.
  await reader.submitFiles([aPdf()], said);
  expect(await inRecord(site, home)).toHaveLength(1);
});

test('a form that ends in the middle of a file is not understood, and leaves nothing', async () => {
  const site = await emptySite();
  const { reader, home } = await atForm(site);
  const pieces = [formStart({ ...reader.hidden(), ...said }, 'a.pdf', longStart)];
  expect(await sendByHand(reader, here(reader), { pieces, ends: 'early' })).toBe(400);
  expect(await sendByHand(reader, here(reader), { pieces: ['rien'], ends: 'early' })).toBe(400);
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

test('more than 10 files, and more than all of them may be, are told', async () => {
  const site = await emptySite();
  const { reader, home } = await atForm(site);
  const files = Array.from({ length: 11 }, (_, number) => aPdf(`${number}.pdf`, `/N ${number}`));
  const page = await reader.submitFiles(files, said);
  expect(says(page, 'attach:refused.too-many')).toBe(true);
  expect(await inRecord(site, home)).toHaveLength(10);
  await reader.open(`${home}/documents/joindre`);
  const fields = { ...reader.hidden(), ...said };
  const pieces = [formStart(fields, 'a.pdf', longStart)];
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
  const asFiles = await reader.submitFiles([aPdf()], { ...said, title: 'Bilan', _language: 'ar' });
  expect(asFiles.value('title')).toBe('Bilan');
  await expectNothing(site, home);
});

test('a document is replaced by another file; the version before stays; two tabs are told of each other', async () => {
  const site = await emptySite();
  const { reader, home } = await atForm(site);
  await reader.submitFiles([aPdf()], { ...said, title: 'Bilan' });
  const [before] = await inRecord(site, home);
  const path = `${home}/documents/${before?.id}/remplacer`;
  await reader.open(path);
  const old = sendAnew(reader, {});
  const same = await reader.submitFiles([aPdf('b.pdf')]);
  expect(says(same, 'attach:error.same-file')).toBe(true);
  await reader.open(path);
  const page = await reader.submitFiles([aPdf('b.pdf', '/B 1')]);
  expect(says(page, 'attach:replace.done')).toBe(true);
  const [after] = await inRecord(site, home);
  expect(after).toMatchObject({ id: before?.id, title: 'Bilan', version: 2, fileName: 'b.pdf' });
  expect(await site.world.db.selectFrom('document_version').selectAll().execute()).toHaveLength(2);
  await reader.open(path);
  const late = await reader.submitFiles([aPdf('c.pdf', '/C 1')], old);
  expect(late.status).toBe(409);
  expect((await inRecord(site, home))[0]?.version).toBe(2);
});
