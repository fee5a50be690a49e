import { parse } from 'node-html-parser';
import { expect, test } from 'vitest';
import { documentName, plainName } from '../../../server/features/export/file-names.ts';
import { documentsOf } from '../../../server/record/documents.ts';
import {
  addDocument,
  changeDocument,
  removeDocument,
  storeText,
} from '../../../server/record/write-documents.ts';
import { withoutDocuments } from '../../support/records.ts';
import { beforeExport, take, textOf } from './taken.ts';

const titles = [
  ...[
    'a'.repeat(300),
    'تحليل الدم',
    '../../etc/passwd',
    '..\\..\\x',
    'Les « 2 » "genoux"',
    'Pareil',
    'Pareil',
    'CON',
  ],
  ...[
    'nul.',
    ' . ',
    '<b>gras</b>',
    'a\u202egpj.exe',
    'l\u0000a:b*c?',
    '👩‍👩‍👧‍👦'.repeat(80),
    '\u0301'.repeat(200),
  ],
];

async function withTitles() {
  const before = await beforeExport();
  const { world, access } = before;
  await withoutDocuments(world);
  for (const title of titles) {
    const content = await storeText(world, access.recordId, `Texte de ${title}`);
    await addDocument(world, access, {
      typeCode: 'EXPPAT_2',
      day: '2026-03-01',
      title,
      format: 'text',
      content,
    });
  }
  return before;
}

test('whatever a title says, its file has a name that every disk takes, of its own', async () => {
  const { site, reader, page } = await withTitles();
  const files = await take(reader, site, page);
  const names = [...files.keys()].filter(name => name.endsWith('.txt') && name !== 'README.txt');
  expect(names).toHaveLength(titles.length);
  expect(new Set([...files.keys()].map(name => name.toLowerCase())).size).toBe(files.size);
  for (const name of names) {
    expect(name).toMatch(/^documents\/\d{4}_2026-03-01(_[^/\\<>:"|?*\p{Cc}\p{Cf}]*[^-. ])?\.txt$/u);
    expect(Buffer.byteLength(name)).toBeLessThan(200);
    expect([...new Intl.Segmenter('fr').segment(name)].length).toBeLessThan(100);
  }
  expect(names.some(name => name.includes('تحليل-الدم'))).toBe(true);
  const index = parse(textOf(files, 'index.html'));
  for (const link of index.querySelectorAll('.documents a'))
    expect(files.has(decodeURIComponent(link.getAttribute('href') ?? ''))).toBe(true);
  expect(textOf(files, 'index.html')).not.toContain('<b>gras');
});

test('a name is cut between signs, and never ends in what Windows drops', () => {
  expect(plainName('é'.repeat(300))).toBe('é'.repeat(60));
  expect(plainName('Fin. ')).toBe('Fin');
  expect(documentName(7, '2026-03-01', '')).toBe('0007_2026-03-01');
  expect(documentName(7, '2026-03-01', 'CON')).toBe('0007_2026-03-01_CON');
});

test('the earlier texts of what one wrote are there; what was taken away is not', async () => {
  const { site, reader, world, access, page } = await beforeExport();
  await withoutDocuments(world);
  const add = async (title: string, text: string) => {
    const content = await storeText(world, access.recordId, text);
    return { typeCode: 'EXPPAT_2', day: '2026-03-01', title, format: 'text', content } as const;
  };
  await addDocument(world, access, await add('Mon mot', 'Premier texte'));
  const [document] = await documentsOf(world, access);
  if (document === undefined) throw new Error('No document.');
  await changeDocument(world, access, { document, what: await add('Mon mot', 'Second texte') });
  await addDocument(world, access, await add('Secret enlevé', 'Plus là'));
  const gone = (await documentsOf(world, access)).find(({ title }) => title === 'Secret enlevé');
  if (gone) await removeDocument(world, access, gone);
  const files = await take(reader, site, page);
  expect(textOf(files, 'documents/0001_2026-03-01_Mon-mot.txt')).toBe('Second texte');
  expect(textOf(files, 'documents/anciennes-versions/0001_version-1_Mon-mot.txt')).toBe('Premier texte');
  expect([...files.keys()].join()).not.toContain('enlev');
  for (const name of files.keys()) expect(textOf(files, name)).not.toMatch(/Secret enlevé|Plus là/);
});
