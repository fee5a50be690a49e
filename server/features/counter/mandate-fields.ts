import { z } from 'zod';
import { identityPapers } from '../../identity/counter/papers.ts';
import { documentClasses } from '../../record/document-types.ts';
import { parseBirthDate } from '../../registries/birth-date.ts';

const typed = z.string().optional().default('');

export const fieldOf = (code: string): string => `class-${code}`;
const boxes = Object.fromEntries(documentClasses.map(({ code }) => [fieldOf(code), z.string().optional()]));

const shape = {
  ...{ paper: typed, capacity: typed, see: typed, add: typed, manage: typed, signed: typed },
  ...{ 'until-day': typed, 'until-month': typed, 'until-year': typed },
  ...{ 'judgment-day': typed, 'judgment-month': typed, 'judgment-year': typed },
} as const;

/** What an agent copies from a mandate on paper, with every mistake at once. The days are `YYYY-MM-DD`. */
export const mandateFields = z.object({ ...shape, ...boxes }).transform((given, context) => {
  const mistake = (field: string, message: string) =>
    context.addIssue({ code: 'custom', path: [field], message: `counter:${message}` });
  const paper = identityPapers.find(known => known === given.paper);
  const capacity = (['caregiver', 'guardian'] as const).find(known => known === given.capacity);
  if (paper === undefined) mistake('paper', 'paper.none');
  if (capacity === undefined) mistake('capacity', 'mandate.no-capacity');
  const isGuardian = capacity === 'guardian';
  const until = dayOf(given, 'until');
  const judgment = isGuardian ? dayOf(given, 'judgment') : undefined;
  const classes = classesIn(given);
  if (given.signed !== 'yes') mistake('signed', 'mandate.no-signed');
  if (until === undefined) mistake('until', 'mandate.bad-date');
  if (isGuardian && judgment === undefined) mistake('judgment', 'mandate.bad-date');
  if (capacity === 'caregiver') sightMistake(given.see, classes, mistake);
  const scope = {
    see: given.see === 'all' ? ('all' as const) : classes,
    add: given.add === 'yes',
    manage: given.manage === 'yes',
  };
  if (paper === undefined || capacity === undefined || until === undefined) return z.NEVER;
  return { paper, capacity, until, judgment, scope };
});

/** What a caregiver may see has to be said. */
function sightMistake(
  see: string,
  classes: readonly string[],
  mistake: (field: string, message: string) => void,
): void {
  if (see !== 'all' && see !== 'some') mistake('see', 'mandate.no-see');
  else if (see === 'some' && classes.length === 0) mistake('see', 'mandate.no-class');
}

type Typed = Readonly<Record<string, unknown>>;

function dayOf(given: Typed, name: 'until' | 'judgment'): string | undefined {
  const part = (which: string): string => String(given[`${name}-${which}`] ?? '');
  const parts = { day: part('day'), month: part('month'), year: part('year') };
  // Days to come are right here: whether they make sense is for the mandate's own rules to say.
  const read = parseBirthDate(parts, '2100-01-01');
  return read.ok ? read.date : undefined;
}

function classesIn(given: Typed): string[] {
  return documentClasses.map(({ code }) => code).filter(code => given[fieldOf(code)] === 'yes');
}
