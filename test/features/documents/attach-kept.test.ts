import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pdf, photo, png, utf8 } from '../../support/files.ts';
import { clean, expectMistake } from '../mistakes.ts';
import { atForm, emptySite, inRecord, partsIn, said } from './attach-help.ts';

const megabytes = 1024 * 1024;

test('10 MB is taken and given back byte for byte; one byte more is not, and leaves nothing', async () => {
  const site = await emptySite();
  const { reader, home } = await atForm(site);
  const most = pdf('', 10 * megabytes);
  expect(most).toHaveLength(10 * megabytes);
  await reader.submitFiles([{ name: 'grand.pdf', bytes: most }], said);
  const [document] = await inRecord(site, home);
  expect(document?.bytes.equals(most)).toBe(true);
  const parts = await partsIn(site);
  await reader.open(`${home}/documents/joindre`);
  const page = await reader.submitFiles([{ name: 'trop.pdf', bytes: pdf('', 10 * megabytes + 1) }], said);
  expectMistake(page, {
    field: 'files',
    key: 'attach:refused.too-large',
    values: { name: '\u2068trop.pdf\u2069' },
  });
  expect(await partsIn(site)).toBe(parts);
});

test.each([
  ['../../etc/passwd.pdf', 'passwd.pdf'],
  ['C:\\Users\\moi\\bilan.pdf', 'bilan.pdf'],
  ['تحليل الدم.pdf', 'تحليل الدم.pdf'],
  ['l\'"avis" du <b>médecin</b>.pdf', 'b>.pdf'],
  ['gpj.\u202efdp.pdf', 'gpj.fdp.pdf'],
  ['a\u0000b\r\nc.pdf', 'ab c.pdf'],
  [`${'é'.repeat(296)}.pdf`, `${'é'.repeat(296)}.pdf`],
  [`${'é'.repeat(400)}.pdf`, `${'é'.repeat(295)}….pdf`],
])('the file name « %s »', async (name, kept) => {
  const site = await emptySite();
  const { reader, home } = await atForm(site);
  const page = await reader.submitFiles([{ name, bytes: pdf() }], said);
  const [document] = await inRecord(site, home);
  expect(document?.fileName).toBe(kept);
  const shown = clean(page.root.querySelector('.file-title')?.text ?? '');
  expect([...shown].length).toBeLessThanOrEqual(62);
  expect(page.root.querySelector('main b')).toBeNull();
});

test('a photo leaves its place behind and stays turned as it was; nothing lies in clear in the database', async () => {
  const site = await emptySite();
  const { reader, home } = await atForm(site);
  const files = [
    { name: 'chez mamie.jpg', bytes: photo() },
    { name: 'chez mamie.png', bytes: png() },
    { name: 'mot.txt', bytes: utf8('une phrase que personne ne lit') },
  ];
  await reader.submitFiles(files, said);
  const documents = await inRecord(site, home);
  const jpeg = documents.find(({ format }) => format === 'jpeg')?.bytes ?? Buffer.alloc(0);
  for (const { bytes } of documents) expect(bytes.toString('latin1')).not.toMatch(/48\.8566|mamie|film|MPF/);
  expect(jpeg.includes(Buffer.from('4578696600004d4d002a000000080001011200030000000100060000', 'hex'))).toBe(
    true,
  );
  expect(jpeg.toString('latin1')).toContain('ICC_PROFILE');
  expect(jpeg.subarray(-2).toString('hex')).toBe('ffd9');
  const { dir } = site.world;
  for (const file of await readdir(dir)) {
    const text = (await readFile(join(dir, file))).toString('latin1');
    expect(text, file).not.toMatch(/chez mamie|une phrase que personne|mot\.txt|48\.8566|\/Catalog/);
  }
});
