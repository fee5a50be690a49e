import { day, second } from './time.ts';

/** Making a format takes a hundred times as long as using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const fields = { dateStyle: 'short', timeStyle: 'medium' } as const;
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone, ...fields });
  formats.set(timeZone, made);
  return made;
}

/** What the clocks of a time zone show at an instant, to the second, as if they were those of UTC. */
function clocksAt(timeZone: string, at: number): number {
  return Date.parse(`${formatOf(timeZone).format(at).replace(' ', 'T')}Z`);
}

/**
 * The instant at which the clocks of `timeZone` show the same time so many months and days after `at`. The 31st of
 * January and a month is the last of February. A time that the clocks skip in spring comes an hour later by them; of
 * one that they show twice in autumn, it is the first.
 */
export function sameTimeLater(
  at: Date,
  by: { readonly months?: number; readonly days?: number },
  timeZone: string,
): Date {
  const rest = ((at.getTime() % second) + second) % second;
  const begun = new Date(clocksAt(timeZone, at.getTime() - rest));
  const month = begun.getUTCMonth() + (by.months ?? 0);
  const lastOfMonth = new Date(Date.UTC(begun.getUTCFullYear(), month + 1, 0)).getUTCDate();
  const shown =
    Date.UTC(begun.getUTCFullYear(), month, Math.min(begun.getUTCDate(), lastOfMonth)) +
    (by.days ?? 0) * day +
    (begun.getTime() % day);
  return new Date(instantShown(timeZone, shown) + rest);
}

/** The instant at which the clocks of a time zone show that time. */
function instantShown(timeZone: string, shown: number): number {
  // By how much the clocks are ahead of UTC the day before and the day after: two numbers where they change between.
  const [before = shown, after = shown] = [shown - day, shown + day].map(
    near => shown - (clocksAt(timeZone, near) - near),
  );
  const isRight = (instant: number): boolean => clocksAt(timeZone, instant) === shown;
  return isRight(before) || !isRight(after) ? before : after;
}
