import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { languages, namesUnder, translator } from '../../server/i18n.ts';
import {
  classOf,
  documentClasses,
  documentTypes,
  ownTypes,
  readDocumentTypes,
  typeKey,
  typeOf,
  writtenType,
} from '../../server/record/document-types.ts';
import { classHint, className, ownTypeName, typeName } from '../../server/web/document-words.ts';

const text = readFileSync('data/reference/dmp-document-types.tsv', 'utf8');
const codes = documentTypes.map(type => type.code);

describe('the table of document types', () => {
  it('has 114 types and 11 classes, reports first and papers of the administration last', () => {
    expect(documentTypes).toHaveLength(114);
    expect(documentClasses).toHaveLength(11);
    expect(documentClasses.at(0)).toEqual({ code: '10', label: 'Compte rendu' });
    expect(documentClasses.at(-1)).toEqual({ code: '95', label: 'Document de gestion' });
  });

  it('finds a type and its class', () => {
    expect(typeOf('11502-2')).toEqual({
      code: '11502-2',
      codeSystem: 'LOINC',
      label: "CR d'examens biologiques",
      classCode: '10',
      inDmp: true,
    });
    expect(classOf('EXPPAT_3')?.code).toBe('90');
    expect(typeOf('PIECE-IDENTITE')?.inDmp).toBe(false);
  });

  it('finds nothing for an unknown code, and no class for a technical type', () => {
    for (const code of ['', '0', '11502', 'toString', '__proto__']) {
      expect(typeOf(code)).toBeUndefined();
      expect(classOf(code)).toBeUndefined();
    }
    expect(typeOf('E1762')?.classCode).toBeUndefined();
    expect(classOf('FEUILLE-DE-STYLE')).toBeUndefined();
  });

  it('offers patients types that the DMP takes, the one for their own words last', () => {
    expect(ownTypes.every(type => type.inDmp && type.classCode !== undefined)).toBe(true);
    expect(ownTypes.map(type => type.code)).toContain('EXPPAT_3');
    expect(ownTypes.at(-1)?.code).toBe(writtenType);
    expect(new Set(ownTypes).size).toBe(ownTypes.length);
  });

  test.each([
    ['a code twice', '11488-4\tLOINC', '11490-0\tLOINC', 'the code 11490-0 stands twice'],
    ['two codes with one key', 'EXPPAT_1', 'EXPPAT-2', 'the codes EXPPAT-2 and EXPPAT_2 give the same key'],
    ['an unknown class', '\t60\t', '\t61\t', 'the type REMB has the unknown class « 61 »'],
    ['a type of the DMP without a class', '\t60\t', '\t\t', 'the type REMB has the unknown class «  »'],
    [
      'a class with two labels',
      'SYNTH\t1.2.250.1.213.1.1.4.12\tSynthèse\t11\tSynthèse',
      'SYNTH\t1.2.250.1.213.1.1.4.12\tSynthèse\t11\tRésumé',
      'the class 11 has the labels Résumé, Synthèse',
    ],
    ['neither yes nor no', 'Synthèse\tyes', 'Synthèse\tperhaps', 'the type SYNTH says neither yes nor no'],
    ['no label', '\tSynthèse psychiatrique\t', '\t\t', 'the type « 68599-0 » lacks a value'],
    ['a value too few', 'Feuille de style\t99\t\tno', 'Feuille de style\t99\tno', 'has 5 values, not 6'],
    ['another column', 'classLabel', 'classText', 'The columns of the table are not'],
  ])('is refused with %s', (_what, right, wrong, message) => {
    expect(text).toContain(right);
    expect(() => readDocumentTypes(text.replace(right, wrong))).toThrow(message);
  });

  it('is refused without a class, and read with the line ends of another system', () => {
    const without = text.split('\n').filter(line => !line.includes('\t60\t'));
    expect(() => readDocumentTypes(without.join('\n'))).toThrow('the class 60 has no type');
    expect(readDocumentTypes(text.replaceAll('\n', '\r\n')).types).toEqual(documentTypes);
  });
});

describe.each(languages.map(({ code }) => code))('the words for documents in %s', language => {
  const t = translator(language);

  it('name every type in a few words, and no two types alike', () => {
    const names = codes.map(code => typeName(t, code));
    expect(names).not.toContain(t('document-types:other'));
    expect(names.filter(name => name.split(' ').length > 9)).toEqual([]);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('name every class and say what is in it, and no two classes alike', () => {
    const names = documentClasses.map(({ code }) => className(t, code));
    expect(names).not.toContain(t('document-types:other-class'));
    expect(new Set(names).size).toBe(11);
    for (const { code } of documentClasses) expect(classHint(t, code)).toMatch(/\.$/);
  });

  it('name the types that a patient may choose, and no two alike', () => {
    expect(new Set(ownTypes.map(({ code }) => ownTypeName(t, code))).size).toBe(ownTypes.length);
  });

  it('have an answer for a code that the table does not have', () => {
    for (const code of ['', '99999-9', 'a.b', 'a:b', '<script>', 'constructor'])
      expect(typeName(t, code)).toBe(t('document-types:other'));
    for (const code of [undefined, '', '99', 'a.b', '10.name', 'constructor'])
      expect(className(t, code)).toBe(t('document-types:other-class'));
  });
});

it('no text stands for a type, a class or a choice that is not there', () => {
  expect(namesUnder('document-types', 'types').toSorted()).toEqual(codes.map(typeKey).toSorted());
  const classCodes = documentClasses.map(({ code }) => code);
  expect(namesUnder('document-types', 'classes').toSorted()).toEqual(classCodes.toSorted());
  const own = ownTypes.map(({ code }) => typeKey(code));
  expect(namesUnder('document-types', 'own').toSorted()).toEqual(own.toSorted());
});
