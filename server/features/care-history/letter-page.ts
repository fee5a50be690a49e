import { z } from 'zod';
import { findLanguage, referenceLanguage } from '../../i18n.ts';
import { keepLetter } from '../../record/document-requests.ts';
import type { Visit } from '../../web/context.ts';
import { wholeForm } from '../../web/forms.ts';
import { type AnyPage, formPage } from '../../web/pages.ts';
import { isBlank, lengthOf } from '../../web/typed-text.ts';
import { versionOf } from './gap-page.ts';
import { type GapState, gapPath } from './gap-state.ts';
import { askerOf, isFrench, proposedLetter } from './letter.ts';

/** A letter of two pages, in characters as people count them. */
const longestLetter = 4000;

interface Letter {
  readonly text: string;
  readonly act: string;
}

const fields = z
  .object({ text: z.string().optional().default(''), act: z.string().optional().default('') })
  .superRefine(({ text, act }, context) => {
    if (act === 'again') return;
    const refuse = (message: string): void => context.addIssue({ code: 'custom', path: ['text'], message });
    if (isBlank(text)) refuse('missing:letter.empty');
    else if (lengthOf(text) > longestLetter) refuse('missing:letter.long');
  });

/** The letter as the person wants it. It is in French at first, for that is what is read where it arrives. */
export const letterPage: AnyPage<GapState> = formPage<GapState, Letter>({
  view: 'care-history/letter',
  title: 'missing:letter.change-title',
  back: ({ state }) => gapPath(state, state.gap),
  fields,
  about: ({ state }) => versionOf(state),
  start: async visit => ({ text: visit.state.gap.text || (await proposed(visit)) }),
  inWords: ({ t }, { text = '' }) => [{ label: t('missing:letter.label'), value: text }],
  model: ({ state, language }) => ({ isOwnText: state.gap.text !== '', isFrench: isFrench(language) }),
  submit: async (visit, { text, act }) => {
    const { world, state } = visit;
    const { access, gap } = state;
    const written = text.replaceAll('\r\n', '\n').trim();
    const isProposed = act === 'again' || written === (await proposed(visit));
    const isDone = await keepLetter(world, access, { gap, text: isProposed ? '' : written });
    if (!isDone) return { errors: [{ field: wholeForm, key: 'common:error.changed' }] };
    return { go: gapPath(state, gap) };
  },
});

async function proposed({ world, state, language }: Visit<GapState>): Promise<string> {
  const asker = await askerOf(world, state.access.insuredId);
  return proposedLetter(findLanguage(referenceLanguage) ?? language, state.gap, asker);
}
