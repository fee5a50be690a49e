import { hasText } from '../../i18n.ts';
import type { LocaleKey } from '../../locale-keys.ts';
import type { CdaAuthor, CdaCode, CdaHeader, CdaIdentifier, CdaName } from '../../record/cda/model.ts';
import { groupNir } from '../../registries/nir.ts';
import { absenceInWords, dateInWords, periodInWords, type Reader, wordsFor } from './words.ts';

/** A line beside a label: what the document says, in its language, or what the site says of it. */
export interface CdaLine {
  readonly text: string;
  readonly by: 'document' | 'site';
  /** A number, which runs from left to right in every language. */
  readonly isNumber?: boolean;
}

/** A line of the list that a document begins with. */
export interface CdaRow {
  readonly label: string;
  readonly lines: readonly CdaLine[];
}

/**
 * The header of a document as labels with what they say; what the document does not have is left out. `isOfOther`: the
 * number of the patient is hidden, for it may be somebody else's.
 */
export function headerRows(header: CdaHeader, reader: Reader, isOfOther = false): CdaRow[] {
  const t = wordsFor(reader);
  const { patient } = header;
  const rows: CdaRow[] = [
    { label: t('reading:header.title'), lines: fact(header.title, header.titleNull, reader) },
    { label: t('reading:header.type'), lines: codeLines(header.type, reader) },
    ...header.authors.map(author => ({
      label: t('reading:header.author'),
      lines: authorLines(author, reader),
    })),
    { label: t('reading:header.written'), lines: said(header.at && dateInWords(header.at, reader)) },
    { label: t('reading:header.place'), lines: fact(header.place, undefined, reader) },
    { label: t('reading:header.care'), lines: said(periodInWords(header.care, reader)) },
    { label: t('reading:header.keeper'), lines: fact(header.custodian, undefined, reader) },
    { label: t('reading:header.patient'), lines: nameLines(patient.name, reader) },
    {
      label: t('reading:header.birth'),
      lines: said(patient.birth ? dateInWords(patient.birth, reader) : absence(patient.birthNull, reader)),
    },
    { label: t('reading:header.sex'), lines: codeLines(patient.sex, reader) },
    { label: t('reading:header.number'), lines: numberLines(patient.identifiers, reader, isOfOther) },
    { label: t('reading:header.privacy'), lines: privacyLines(header.confidentiality, reader) },
    {
      label: t('reading:header.version'),
      lines: header.version === '1' ? [] : fact(header.version, undefined, reader),
    },
  ];
  return rows.filter(({ lines }) => lines.length > 0);
}

function said(text: string | undefined): CdaLine[] {
  return text === undefined ? [] : [{ text, by: 'site' }];
}

function absence(nullFlavor: string | undefined, reader: Reader): string | undefined {
  return nullFlavor === undefined ? undefined : absenceInWords(nullFlavor, reader);
}

function fact(text: string | undefined, nullFlavor: string | undefined, reader: Reader): CdaLine[] {
  return text === undefined ? said(absence(nullFlavor, reader)) : [{ text, by: 'document' }];
}

/** The label of a code, else the code itself: a code that nobody explains is still something to ask about. */
function codeLines({ label, code, nullFlavor }: CdaCode, reader: Reader): CdaLine[] {
  return fact(label ?? code, nullFlavor, reader);
}

function nameLines({ text, used, nullFlavor }: CdaName, reader: Reader): CdaLine[] {
  const t = wordsFor(reader);
  return [
    ...fact(text, nullFlavor, reader),
    ...(used === undefined ? [] : said(t('reading:header.used-name', { name: used }))),
  ];
}

function authorLines(author: CdaAuthor, reader: Reader): CdaLine[] {
  const { nullFlavor: _none, ...role } = author.role;
  const device = author.device === undefined ? [] : fact(author.device, undefined, reader);
  const name = nameLines(author.name, reader);
  const lines = [
    ...(name.length > 0 ? name : device),
    ...codeLines(author.profession, reader),
    ...codeLines(role, reader),
    ...fact(author.organisation, undefined, reader),
    ...author.identifiers
      .filter(({ isWrong }) => isWrong)
      .flatMap(id => wrongLines(id, 'reading:header.wrong-author-number', reader)),
  ];
  // An organisation that is its own author would be named twice.
  return lines.filter(({ text }, index) => lines.findIndex(line => line.text === text) === index);
}

function numberLines(identifiers: readonly CdaIdentifier[], reader: Reader, isOfOther: boolean): CdaLine[] {
  const t = wordsFor(reader);
  if (isOfOther && identifiers.some(({ kind }) => kind !== 'other'))
    return said(t('reading:header.hidden-number'));
  return identifiers.flatMap(identifier => {
    if (isOfOther) return [];
    if (identifier.isWrong) return wrongLines(identifier, 'reading:header.wrong-number', reader);
    if (identifier.kind === 'other') return [];
    const isTest = identifier.kind === 'ins-test';
    return [
      { text: groupNir(identifier.value), by: 'document', isNumber: true },
      ...(isTest ? said(t('reading:header.test-number')) : []),
    ];
  });
}

function wrongLines({ value }: CdaIdentifier, key: LocaleKey, reader: Reader): CdaLine[] {
  return [{ text: value, by: 'document', isNumber: true }, ...said(wordsFor(reader)(key))];
}

/** Only what is kept from more people than usual is worth a line. */
function privacyLines({ code }: CdaCode, reader: Reader): CdaLine[] {
  const key = `reading:privacy.${code?.toLowerCase() ?? 'n'}`;
  return hasText(key) ? said(wordsFor(reader)(key)) : [];
}
