import { expect, test } from 'vitest';
import { latin, pdf, photo, png } from '../../support/files.ts';
import { expectMistake, says } from '../mistakes.ts';
import { atForm, emptySite, inRecord, said } from './attach-help.ts';

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
