/** Regional forms: the day before the month in English, and the digits of the codes in Arabic. */
const regional: Readonly<Record<string, string>> = { en: 'en-GB', ar: 'ar-u-nu-latn' };

/** Where a person reads: their language and their time zone (`Europe/Paris`). */
export interface Place {
  readonly language: string;
  readonly timeZone: string;
}

/** The day of `instant` in words: « 3 mars 2026 ». */
export function dayInWords(instant: Date, { language, timeZone }: Place): string {
  return new Intl.DateTimeFormat(regional[language] ?? language, { dateStyle: 'long', timeZone }).format(
    instant,
  );
}

/** The time of `instant`: « 14 h 30 » in French, `14:30` elsewhere. The spaces of « 14 h 30 » do not break. */
export function hourInWords(instant: Date, { language, timeZone }: Place): string {
  const form = new Intl.DateTimeFormat(regional[language] ?? language, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  });
  if (language !== 'fr') return form.format(instant);
  const part = (type: string) => form.formatToParts(instant).find(found => found.type === type)?.value ?? '';
  return `${Number(part('hour'))}\u00a0h\u00a0${part('minute')}`;
}
