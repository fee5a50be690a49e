import { type Language, translator } from '../i18n.ts';
import { hourInWords, weekdayInWords } from '../messages/dates.ts';
import { minute } from '../storage/time.ts';
import type { World } from '../world.ts';
import { closesAt, opensAt, phoneStatus } from './opening-hours.ts';
import { withFrenchSpaces } from './typography.ts';

/** What is told beside the phone number. */
export interface PhoneWords {
  /** « Les conseillers répondent demain à 8 h 30. » */
  readonly status: string;
  /** « Du lundi au vendredi, de 8 h 30 à 17 h 30. » */
  readonly hours: string;
}

/** The words of this minute, by time zone and language: every page tells them. */
const kept = new Map<string, { minute: number; words: PhoneWords }>();

/** Whether the advisers answer now, or when they do next, and their hours, in the language of a page. */
export function phoneWords({ world, language }: { world: World; language: Language }): PhoneWords {
  const { timeZone } = world.config;
  const now = world.now();
  const name = `${timeZone} ${language.code}`;
  const thisMinute = Math.floor(now.getTime() / minute);
  const known = kept.get(name);
  if (known?.minute === thisMinute) return known.words;
  const words = makeWords(now, { timeZone, language });
  kept.set(name, { minute: thisMinute, words });
  return words;
}

function makeWords(now: Date, { timeZone, language }: { timeZone: string; language: Language }): PhoneWords {
  const t = withFrenchSpaces(language.code, translator(language.code));
  // A day and an hour on the wall are not an instant: they are written as if in the zone where both are the same.
  const place = { language: language.code, timeZone: 'UTC' };
  const hour = (time: string): string => hourInWords(new Date(`1970-01-01T${time}Z`), place);
  const from = hour(opensAt);
  const status = phoneStatus(now, timeZone);
  const hours = t('common:phone.hours', { from, until: hour(closesAt) });
  if (status.open) return { status: t('common:phone.now'), hours };
  const day = weekdayInWords(new Date(`${status.day}T00:00:00Z`), place);
  return { status: t(`common:phone.${status.when}`, { day, hour: from }), hours };
}
