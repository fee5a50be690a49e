import { expect, test } from 'vitest';
import { latin, packedPdf, pdf, photo, png, utf8 } from '../../support/files.ts';
import { expectMistake } from '../mistakes.ts';
import { atForm, emptySite, inRecord, partsIn, said } from './attach-help.ts';

const cut = (bytes: Uint8Array<ArrayBuffer>) => bytes.slice(0, bytes.length / 2);
const utf16 = (text: string) =>
  Uint8Array.from(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]));
const changed = (bytes: Uint8Array<ArrayBuffer>) =>
  bytes.map((byte, at) => (at === bytes.length - 20 ? byte ^ 1 : byte));

const script = '<script>alert(1)</script>';
const cases: [name: string, why: string, bytes: Uint8Array<ArrayBuffer>][] = [
  ['vide.pdf', 'empty', latin('')],
  ['page.pdf', 'html', utf8(`<!DOCTYPE html><html>${script}</html>`)],
  ['page.txt', 'html', utf8(`\ufeff\n <p>${script}`)],
  ['page.jpg', 'html', utf16(`<html>${script}</html>`)],
  ['dessin.svg', 'svg', utf8(`<svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`)],
  [
    'dessin.png',
    'svg',
    utf8(`<?xml version="1.0"?><!-- x --><svg:svg xmlns:svg="http://www.w3.org/2000/svg"/>`),
  ],
  ['bombe.pdf', 'zip', latin('PK\u0003\u0004\u0014\0\0\0\b\0bombe')],
  ['lettre.docx', 'office', latin('PK\u0003\u0004\u0014\0\0\0\b\0[Content_Types].xml')],
  ['lettre.doc', 'office', latin('\u00d0\u00cf\u0011\u00e0\u00a1\u00b1')],
  ['photo.jpg', 'heic', latin('\0\0\0\u0018ftypheic\0\0\0\0')],
  ['film.mp4', 'video', latin('\0\0\0\u0018ftypisom\0\0\0\0')],
  ['image.gif', 'picture', latin('GIF89a')],
  ['données.xml', 'xml', utf8('<?xml version="1.0"?><autre/>')],
  ['cda.xml', 'xml', utf8('<!DOCTYPE x [<!ENTITY a "b">]><ClinicalDocument xmlns="urn:hl7-org:v3"/>')],
  ['programme.txt', 'unknown', latin('MZ\u0090\0\u0003')],
  ['faux.txt', 'unknown', latin('abc \u00e9 \u0007 def')],
  ['coupée.jpg', 'damaged', cut(photo(5000))],
  ['coupée.png', 'damaged', cut(png())],
  ['changée.png', 'damaged', changed(png())],
  ['coupé.pdf', 'damaged', cut(pdf('', 5000))],
  ['sans fin.jpg', 'damaged', latin('\u00ff\u00d8\u00ff\u00d9')],
  ['js.pdf', 'pdf-active', pdf('/OpenAction << /S /JavaScript /JS (app.alert(1)) >>')],
  ['js écrit autrement.pdf', 'pdf-active', pdf('/OpenAction << /S /J#61va#53cript /JS (x) >>')],
  ['js loin.pdf', 'pdf-active', pdf(`/X (${'x'.repeat(65_480)}) /S /JavaScript`, 300_000)],
  ['js emballé.pdf', 'pdf-active', packedPdf('4 0 << /S /JavaScript /JS (x) >>')],
  ['lance.pdf', 'pdf-active', pdf('/OpenAction << /S /Launch /F (a.exe) >>')],
  ['contient.pdf', 'pdf-active', pdf('/Names << /EmbeddedFiles 4 0 R >>')],
  ['fermé.pdf', 'pdf-locked', pdf('/Encrypt 5 0 R')],
];

test('whatever is no document of these kinds is refused in words of its own, and leaves nothing', async () => {
  const site = await emptySite();
  const { reader, home } = await atForm(site);
  for (const [name, why, bytes] of cases) {
    const page = await reader.submitFiles([{ name, bytes }], said);
    expectMistake(page, {
      field: 'files',
      key: `attach:refused.${why}`,
      values: { name: `\u2068${name}\u2069` },
    });
  }
  expect(await inRecord(site, home)).toEqual([]);
  expect(await partsIn(site)).toBe(0);
  expect(await site.world.db.selectFrom('content').selectAll().execute()).toEqual([]);
});

const cda = '<ClinicalDocument xmlns="urn:hl7-org:v3"><title>x</title></ClinicalDocument>';
const sheet = `<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:n1="urn:hl7-org:v3">${cda}</xsl:stylesheet>`;

test('what is told by its contents is taken, whatever its name says', async () => {
  const site = await emptySite();
  const { reader, home } = await atForm(site);
  const good: [string, string, Uint8Array<ArrayBuffer>][] = [
    ['a.exe', 'pdf', packedPdf('4 0 << /Type /Catalog >>')],
    ['b.pdf', 'jpeg', photo(300_000)],
    ['c', 'png', png()],
    ['d.jpg', 'text', utf16('Évolution : <30 %')],
    ['e.doc', 'text', utf8('BMI 24, déjà noté')],
    ['f.txt', 'cda', utf8(`<?xml version="1.0"?>\n<?oxygen x="y"?><!-- ${script} -->${cda}`)],
    ['g.pdf', 'cda', utf8(sheet)],
  ];
  await reader.submitFiles(
    good.map(([name, , bytes]) => ({ name, bytes })),
    said,
  );
  const documents = await inRecord(site, home);
  const formats = documents.map(({ fileName, format }) => [fileName, format]);
  expect(formats.sort()).toEqual(good.map(([name, format]) => [name, format]));
  expect(documents.find(({ fileName }) => fileName === 'd.jpg')?.bytes.toString()).toBe('Évolution : <30 %');
});
