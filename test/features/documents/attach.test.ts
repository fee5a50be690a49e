import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { latin, pdf, photo, png, utf8 } from '../../support/files.ts';
import { clean, expectMistake, says } from '../mistakes.ts';
import { atForm, emptySite, inRecord, partsIn, said } from './attach-help.ts';

const megabytes = 1024 * 1024;

test('three files become three documents, named after their files', async () => {
  const site = await emptySite();
  const { reader, home } = await atForm(site);
  const page = await reader.submitFiles(
    [
      { name: 'Résultats_mars.pdf', bytes: pdf() },
      { name: 'photo.jpg', bytes: photo() },
      { name: 'mot.txt', bytes: latin('J\u0092ai de la fi\u00e8vre.') },
    ],
    said,
  );
  expect(page.url.pathname).toBe(`${home}/documents/joindre/fait`);
  expect(says(page, 'attach:done.added_other', { count: 3 })).toBe(true);
  const documents = await inRecord(site, home);
  expect(documents.map(({ title }) => title).sort()).toEqual(['Résultats mars', 'mot', 'photo']);
  expect(documents.map(({ format }) => format).sort()).toEqual(['jpeg', 'pdf', 'text']);
  expect(documents.find(({ title }) => title === 'mot')?.bytes.toString()).toBe('J’ai de la fièvre.');
  for (const { day, typeCode } of documents)
    expect({ day, typeCode }).toEqual({ day: '2026-03-02', typeCode: 'DOCPAT05' });
});

test('the date is today’s until another is written; a title is shared, with a number', async () => {
  const site = await emptySite();
  const { reader, home } = await atForm(site);
  const { 'day-day': _day, 'day-month': _month, 'day-year': _year, ...rest } = said;
  const page = reader.page;
  expect([page?.value('day-day'), page?.value('day-month'), page?.value('day-year')]).toEqual([
    '3',
    '3',
    '2026',
  ]);
  const today = { 'day-day': '3', 'day-month': '3', 'day-year': '2026' };
  const files = [pdf('/A 1'), pdf('/A 2')].map(bytes => ({ name: 'x.pdf', bytes }));
  await reader.submitFiles(files, { ...rest, ...today, title: 'Mon "bilan"' });
  const titles = (await inRecord(site, home)).map(({ title }) => title);
  expect(titles.sort()).toEqual(['Mon "bilan" 1', 'Mon "bilan" 2']);
});

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

test('a mistake in a field loses no file: it need not be sent again', async () => {
  const site = await emptySite();
  const { reader, home } = await atForm(site);
  const page = await reader.submitFiles([{ name: 'a.pdf', bytes: pdf() }], {
    ...said,
    type: '',
    title: 'Bilan',
  });
  expectMistake(page, { field: 'type', key: 'attach:error.no-type' });
  expect(page.value('title')).toBe('Bilan');
  expect(page.text()).toContain('a.pdf');
  await reader.submitFiles([{ name: 'b.png', bytes: png() }], { ...said, title: '' });
  expect((await inRecord(site, home)).map(({ title }) => title).sort()).toEqual(['a', 'b']);
  const again = await reader.open(`${home}/documents/joindre`);
  expect(again.text()).not.toContain('a.pdf');
});

test.each(['fr', 'ar'])('every mistake of the fields at once, and no file, in %s', async language => {
  const site = await emptySite();
  const { reader } = await atForm(site, language);
  const page = await reader.submitFiles([], {
    ...said,
    type: 'DOCPAT08',
    'day-year': '2027',
    title: 'x'.repeat(201),
  });
  for (const [field, key] of Object.entries({
    type: 'no-type',
    title: 'title-long',
    day: 'day-in-the-future',
  }))
    expectMistake(page, { field, key: `attach:error.${key}`, language });
  const none = await reader.submitFiles([], said);
  expectMistake(none, { field: 'files', key: 'attach:error.no-file', language });
});

test('good files are added beside one that is refused, which is told with its reason', async () => {
  const site = await emptySite();
  const { reader, home } = await atForm(site);
  const page = await reader.submitFiles(
    [
      { name: 'vide.pdf', bytes: latin('') },
      { name: 'bon.pdf', bytes: pdf() },
    ],
    said,
  );
  expect(says(page, 'attach:refused.empty', { name: '\u2068vide.pdf\u2069' })).toBe(true);
  expect((await inRecord(site, home)).map(({ fileName }) => fileName)).toEqual(['bon.pdf']);
});

test('« J’annule » takes an added document away, and it can be put back', async () => {
  const site = await emptySite();
  const { reader, home } = await atForm(site);
  const page = await reader.submitFiles([{ name: 'a.pdf', bytes: pdf() }], said);
  const press = (name: string) => {
    const button = reader.page?.root.querySelector(`button[name="${name}"]`);
    return reader.submit({}, { name, value: button?.getAttribute('value') ?? '' });
  };
  expect(page.root.querySelector('button[name="undo"]')?.text).toContain('a');
  const undone = await press('undo');
  expect(says(undone, 'attach:done.removed')).toBe(true);
  expect(await inRecord(site, home)).toEqual([]);
  await press('restore');
  expect(await inRecord(site, home)).toHaveLength(1);
});

test('the same file twice is told, with the document that has it; both are kept only if one says so', async () => {
  const site = await emptySite();
  const { reader, home } = await atForm(site);
  const files = [{ name: 'bilan.pdf', bytes: pdf() }];
  await reader.submitFiles(files, said);
  await reader.open(`${home}/documents/joindre`);
  const page = await reader.submitFiles([...files, { name: 'autre nom.pdf', bytes: pdf() }], said);
  expect(says(page, 'attach:done.twins_other')).toBe(true);
  const [document] = await inRecord(site, home);
  const links = page.root.querySelectorAll('.files a').map(link => link.getAttribute('href'));
  expect(links).toEqual([1, 2].map(() => `${home}/documents/${document?.id}`));
  const [first, second] = page.root
    .querySelectorAll('button[name="both"]')
    .map(b => b.getAttribute('value') ?? '');
  await reader.submit({}, { name: 'leave', value: first ?? '' });
  expect(await inRecord(site, home)).toHaveLength(1);
  await reader.submit({}, { name: 'both', value: second ?? '' });
  expect((await inRecord(site, home)).map(({ title }) => title).sort()).toEqual(['autre nom', 'bilan']);
  await reader.submit({}, { name: 'both', value: second ?? '' });
  expect(await inRecord(site, home)).toHaveLength(2);
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
