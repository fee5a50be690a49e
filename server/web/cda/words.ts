import { hasText, type Language, type Translate, translator } from '../../i18n.ts';
import { dayInWords, hourInWords, monthInWords } from '../../messages/dates.ts';
import type { CdaDate, CdaPeriod } from '../../record/cda/model.ts';
import { withFrenchSpaces } from '../typography.ts';

/** Who reads: their language and their time zone (`Europe/Paris`). */
export interface Reader {
  readonly language: Language;
  readonly timeZone: string;
}

/** What the site says to a reader. */
export function wordsFor({ language }: Reader): Translate {
  return withFrenchSpaces(language.code, translator(language.code));
}

/**
 * A date of a document in words. A day, and an hour whose zone the document does not say, are as they were written; an
 * instant is in the reader's own time zone.
 */
export function dateInWords(date: CdaDate, reader: Reader): string {
  const t = wordsFor(reader);
  if (date.precision === 'year') return date.value;
  if (date.precision === 'wrong') return t('reading:date.wrong', { text: date.value });
  const written = { language: reader.language.code, timeZone: 'UTC' };
  if (date.precision === 'month') return monthInWords(new Date(`${date.value}-01T00:00Z`), written);
  if (date.precision === 'day') return dayInWords(new Date(`${date.value}T00:00Z`), written);
  const place = date.instant === undefined ? written : { ...written, timeZone: reader.timeZone };
  const moment = new Date(date.instant ?? `${date.value}Z`);
  return t('reading:date.moment', { day: dayInWords(moment, place), hour: hourInWords(moment, place) });
}

/** A period of care in words; nothing when neither its beginning nor its end is known. */
export function periodInWords({ from, until }: CdaPeriod, reader: Reader): string | undefined {
  const t = wordsFor(reader);
  const [begins, ends] = [from, until].map(date => date && dateInWords(date, reader));
  if (begins === undefined || ends === undefined) {
    if (ends !== undefined) return t('reading:date.until', { end: ends });
    return begins;
  }
  return begins === ends ? begins : t('reading:date.period', { begin: begins, end: ends });
}

/** Why something is not in a document, in words. */
export function absenceInWords(nullFlavor: string, reader: Reader): string {
  const key = `reading:absent.${nullFlavor.toLowerCase()}`;
  return wordsFor(reader)(hasText(key) ? key : 'reading:absent.other');
}

/** The size of a file as people of the language write it: « 120 ko », « 1,5 Mo ». */
export function sizeInWords(bytes: number, { language }: Reader): string {
  const isBig = bytes >= 1_000_000;
  const form = new Intl.NumberFormat(language.code === 'ar' ? 'ar-u-nu-latn' : language.code, {
    style: 'unit',
    unit: isBig ? 'megabyte' : 'kilobyte',
    maximumFractionDigits: isBig ? 1 : 0,
  });
  return form.format(isBig ? bytes / 1_000_000 : Math.max(1, bytes / 1000));
}
