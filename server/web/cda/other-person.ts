import type { OtherPerson } from '../../record/cda/other-person.ts';
import { dateInWords, type Reader, wordsFor } from './words.ts';

/** The most of a name that a sentence repeats. */
const longestName = 80;

/** Says what differs, and that the document may be somebody else's, a sentence each. The number is never repeated. */
export function otherPersonInWords({ name, birth, hasOtherNumber }: OtherPerson, reader: Reader): string[] {
  const t = wordsFor(reader);
  return [
    ...(name === undefined ? [] : [t('reading:person.name', { name: isolated(name.slice(0, longestName)) })]),
    ...(birth === undefined ? [] : [t('reading:person.birth', { date: dateInWords(birth, reader) })]),
    ...(hasOtherNumber ? [t('reading:person.number')] : []),
    t('reading:person.maybe'),
  ];
}

/** A name has a direction of its own in a sentence of any other. */
const isolated = (text: string): string => `\u2068${text}\u2069`;
