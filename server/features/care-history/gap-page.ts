import { z } from 'zod';
import { findLanguage, referenceLanguage, translator } from '../../i18n.ts';
import { todayIn } from '../../identity/calendar.ts';
import type { LocaleKey } from '../../locale-keys.ts';
import { noteAsked, reopenGap, setAside } from '../../record/document-requests.ts';
import { type BirthDateError, parseBirthDate } from '../../registries/birth-date.ts';
import type { Visit } from '../../web/context.ts';
import { wholeForm } from '../../web/forms.ts';
import { type AnyPage, formPage, type Outcome } from '../../web/pages.ts';
import { type GapState, gapPath, gapsPath } from './gap-state.ts';
import { askedInWords, careInWords, daysOf, whoInWords } from './gap-words.ts';
import { askerOf, isFrench, proposedLetter } from './letter.ts';

/** What a button of the page does. */
type Act = { readonly act: 'asked'; readonly day: string } | { readonly act: 'aside' | 'reopen' };

const typed = z.string().optional().default('');

/** The day counts for « Je l'ai demandé » alone: it lies between the care and today. */
function fieldsOf({ world, state }: Visit<GapState>) {
  return z
    .object({ act: typed, 'day-day': typed, 'day-month': typed, 'day-year': typed })
    .transform((given, context): Act => {
      if (given.act === 'aside' || given.act === 'reopen') return { act: given.act };
      const parts = { day: given['day-day'], month: given['day-month'], year: given['day-year'] };
      const read = parseBirthDate(parts, todayIn(world));
      if (read.ok && read.date >= daysOf(state.gap).from) return { act: 'asked', day: read.date };
      context.addIssue({
        code: 'custom',
        path: ['day'],
        message: dayProblem(read.ok ? 'before' : read.error),
      });
      return z.NEVER;
    });
}

const dayProblem = (problem: BirthDateError | 'before'): LocaleKey =>
  problem === 'before' || problem === 'empty' ? `missing:day.${problem}` : `documents:day.${problem}`;

/** One missing document: whom to ask, how, the letter, and « Je l'ai demandé ». */
export const gapPage: AnyPage<GapState> = formPage<GapState, Act>({
  view: 'care-history/gap',
  title: 'missing:ask.title',
  back: ({ state }) => gapsPath(state.access.recordId),
  fields: fieldsOf,
  about: ({ state }) => versionOf(state),
  start: ({ world }) => {
    const [year = '', month = '', day = ''] = todayIn(world).split('-');
    return { 'day-year': year, 'day-month': String(Number(month)), 'day-day': String(Number(day)) };
  },
  model: async visit => {
    const { state, href, language, world } = visit;
    const { gap, access, today } = state;
    const asker = await askerOf(world, access.insuredId);
    const french = findLanguage(referenceLanguage) ?? language;
    // What the person wrote is shown as it is; only what the site proposes has another language to stand beside.
    const proposed = isFrench(language) || gap.text !== '' ? '' : proposedLetter(language, gap, asker);
    const paper = gap.text || proposedLetter(french, gap, asker);
    return {
      care: careInWords(visit, gap),
      who: whoInWords(visit, gap),
      done: gap.state,
      asked: gap.state === 'asked' ? askedInWords(visit, gap, today) : '',
      letter: paper,
      isOwnText: gap.text !== '',
      proposed,
      subject: translator(french.code)('missing:mail.subject'),
      change: href(gapPath(state, gap, '/lettre')),
      pdf: href(gapPath(state, gap, '/lettre.pdf')),
      list: href(gapsPath(state.access.recordId)),
    };
  },
  submit: carryOut,
});

/** What the page shows of what was done, for two tabs. */
export function versionOf({ gap }: GapState): string {
  return `${gap.id}.${gap.seen.map(({ version }) => version).join('-')}`;
}

async function carryOut(visit: Visit<GapState>, what: Act): Promise<Outcome> {
  const { world, state } = visit;
  const { access, gap } = state;
  const isDone =
    what.act === 'asked'
      ? await noteAsked(world, access, { gap, day: what.day })
      : await (what.act === 'aside' ? setAside : reopenGap)(world, access, gap);
  if (!isDone) return { errors: [{ field: wholeForm, key: 'common:error.changed' }] };
  return { go: gapPath(state, gap) };
}
