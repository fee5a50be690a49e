import { posix } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { parse } from 'node-html-parser';
import { expect, test } from 'vitest';
import { languages } from '../../../server/i18n.ts';
import { receiveCare } from '../../../server/record/care-history.ts';
import { wholeContent } from '../../../server/record/contents.ts';
import { documentsOf } from '../../../server/record/documents.ts';
import { looseEndsOf } from '../../record/fhir/loose-ends.ts';
import { faultsOf } from '../../record/fhir/validator.ts';
import { ofEveryKind, write } from '../../support/full-record.ts';
import { clean } from '../mistakes.ts';
import { beforeExport, type Taken, take, textOf } from './taken.ts';

const pages = (files: Taken): string[] => [...files.keys()].filter(name => name.endsWith('.html'));

test.each(languages)(
  'in $name: every link leads to a file, every page is sound HTML that fetches nothing',
  async ({ code, dir }) => {
    const { site, world, reader, access, page } = await beforeExport(undefined, code);
    const program = { name: '<script>alert(1)</script>', dose: '"><img src=x>', since: '', note: '' };
    await write(world, access, [...ofEveryKind, { kind: 'treatment', ...program }]);
    const files = await take(reader, site, page);
    expect(textOf(files, 'index.html')).toContain('&lt;script&gt;alert(1)');
    expect(pages(files).length).toBeGreaterThan(10);
    for (const name of pages(files)) {
      const html = textOf(files, name);
      const root = parse(html);
      expect(root.querySelector('html')?.attributes).toMatchObject({ lang: code, dir });
      expect(root.querySelectorAll('h1')).toHaveLength(1);
      expect(root.querySelectorAll('script, link, iframe, object, form, [style]')).toEqual([]);
      const targets = root
        .querySelectorAll('[href], [src]')
        .map(one => one.getAttribute('href') ?? one.getAttribute('src') ?? '');
      for (const target of targets) {
        if (target.startsWith('#')) expect(root.querySelector(target), target).not.toBeNull();
        else
          expect(files.has(posix.join(posix.dirname(name), decodeURIComponent(target))), target).toBe(true);
      }
    }
  },
);

test('the pages are valid', async () => {
  const { site, world, reader, access, page } = await beforeExport();
  await write(world, access, ofEveryKind);
  const files = await take(reader, site, page);
  const validator = new HtmlValidate({ extends: ['html-validate:recommended', 'html-validate:a11y'] });
  for (const name of pages(files)) {
    const { results } = await validator.validateString(textOf(files, name));
    expect(
      results.flatMap(({ messages }) => messages.map(({ message, line }) => `${name} ${line}: ${message}`)),
    ).toEqual([]);
  }
});

test('everything that the record holds is there, and the files are what came in', async () => {
  const { site, world, reader, access, page } = await beforeExport();
  await write(world, access, ofEveryKind);
  const files = await take(reader, site, page);
  expect([...files.keys()].slice(0, 5)).toEqual([
    ...['README.txt', 'index.html', 'documents.csv', 'historique-des-soins.csv', 'ips.json'],
  ]);
  const index = clean(parse(textOf(files, 'index.html')).querySelector('body')?.structuredText ?? '');
  for (const said of [
    'Anthony CORSE',
    '1 80 03 2B 020 401 23',
    'Hypertension',
    'Pénicilline',
    '70,5 kg',
    'Léa PAT-TROIS',
  ])
    expect(index).toContain(said);
  const documents = await documentsOf(world, access);
  expect(documents.length).toBeGreaterThan(15);
  const originals = [...files].filter(([name]) =>
    /^documents\/\d{4}_\d{4}-.*\.(pdf|png|jpg|txt|xml)$/.test(name),
  );
  expect(originals).toHaveLength(documents.length);
  for (const document of documents) {
    expect(index).toContain(clean(document.title));
    const bytes = await wholeContent(world, document.content);
    expect(
      originals.some(([, file]) => Buffer.from(file).equals(bytes)),
      document.title,
    ).toBe(true);
  }
});

test('the summary for programs is sound, and says who, under the number of the tests', async () => {
  const { site, world, reader, access, page } = await beforeExport();
  const empty = JSON.parse(textOf(await take(reader, site, page), 'ips.json'));
  await write(world, access, ofEveryKind);
  const full = JSON.parse(textOf(await take(reader, site, page), 'ips.json'));
  for (const bundle of [empty, full]) {
    expect(faultsOf(bundle)).toEqual([]);
    expect(looseEndsOf(bundle)).toEqual([]);
  }
  expect(full.entry[1].resource.identifier[0]).toMatchObject({
    system: 'urn:oid:1.2.250.1.213.1.4.10',
    value: '180032B02040123',
  });
  expect(full.entry[0].resource.section[1].text.div).toContain('<li>Pénicilline | Ce qui se passe');
});

test('the tables open in a spreadsheet of France, and compute nothing', async () => {
  const { site, world, reader, access, page } = await beforeExport();
  await world.db.deleteFrom('care_line').execute();
  const line = { day: '2026-02-01', kind: 'exam', carer: '=HYPERLINK("http://x")', place: '+33 1' } as const;
  const by = { kind: 'site', id: 'site' } as const;
  const { recordId } = access;
  await world.db.transaction().execute(trx =>
    receiveCare(trx, world, {
      ...{ recordId, source: 'register', by, channel: 'worker' },
      lines: [
        { ...line, what: '@SUM(A1);"A\nB"' },
        { ...line, what: '-1+1', day: '2026-01-01' },
        { ...line, what: "x,=1+cmd|' /C calc'!A0", day: '2025-12-01' },
      ],
    }),
  );
  const files = await take(reader, site, page);
  const table = textOf(files, 'historique-des-soins.csv');
  // The mark by which spreadsheets know UTF-8.
  expect([...(files.get('historique-des-soins.csv') ?? [])].slice(0, 3)).toEqual([0xef, 0xbb, 0xbf]);
  expect(table).toBe(
    [
      'Date;Date de fin;Sorte de soin;Soin;Soignant;Lieu;Nombre de boîtes',
      '2026-02-01;;Examen;"\'@SUM(A1);""A\nB""";"\'=HYPERLINK(""http://x"")";\'+33 1;',
      '2026-01-01;;Examen;\'-1+1;"\'=HYPERLINK(""http://x"")";\'+33 1;',
      '2025-12-01;;Examen;x,\'=1+cmd|\' /C calc\'!A0;"\'=HYPERLINK(""http://x"")";\'+33 1;',
      '',
    ].join('\r\n'),
  );
});
