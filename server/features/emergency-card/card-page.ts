import { asKey, type Language, translator } from '../../i18n.ts';
import type { CardEntry } from '../../messages/print/emergency-card.ts';
import { isCardEmpty } from '../../record/emergency-card.ts';
import type { Visit } from '../../web/context.ts';
import { showPartialDate } from '../../web/dates.ts';
import type { Page } from '../../web/pages.ts';
import { summaryPath } from '../../web/paths.ts';
import { languagesOfCard } from './bilingual.ts';
import { inEach, partsOnCard } from './entries.ts';
import { type CardState, cardPath } from './state.ts';

/** The emergency card as a page, with the ways to paper. */
export const cardPage: Page<CardState> = {
  view: 'emergency-card/card',
  title: 'card:title',
  back: ({ state }) => `/dmp/${state.access.recordId}`,
  model: visit => {
    const { state, href, language } = visit;
    const languages = languagesOfCard(language);
    const french = languages[1];
    const { owner } = state.card;
    const say = (key: string) => ({
      text: visit.t(asKey(`card:parts.${key}`)),
      french: french ? translator(french.code)(asKey(`card:parts.${key}`)) : '',
    });
    const born = inEach(languages, one => showPartialDate(one, owner.birthDate));
    return {
      isEmpty: isCardEmpty(state.card),
      information: href(`/dmp/${state.access.recordId}/informations`),
      ...{ choose: href(cardPath(state, '/choisir')), a4: href(cardPath(state, '/a4.pdf')) },
      wallet: href(cardPath(state, '/poche.pdf')),
      summary: href(summaryPath(state.access.recordId)),
      parts: [
        { ...say('name'), isAlarm: false, entries: [plain(owner.name)] },
        {
          ...say('born'),
          isAlarm: false,
          entries: [{ ...plain(born[language.code] ?? ''), french: lineOf(born, french) }],
        },
        ...partsOnCard(state.card, languages).map(({ name, entries }) => ({
          ...say(name),
          // Of an allergy, the site only says that it can kill.
          isAlarm: name === 'allergy',
          entries: entries.map(entry => shown(visit, entry, french)),
        })),
      ],
    };
  },
};

interface ShownEntry {
  readonly title: string;
  readonly lines: readonly string[];
  readonly phone: string;
  /** What the site says of it in the language of the page, and in French where that is another one. */
  readonly said: string;
  readonly french: string;
}

const lineOf = (said: Readonly<Record<string, string>>, language: Language | undefined): string =>
  (language && said[language.code]) ?? '';

function plain(title: string): ShownEntry {
  return { title, lines: [], phone: '', said: '', french: '' };
}

function shown(
  { language }: Visit<CardState>,
  { title, details, note, phone, said }: CardEntry,
  french: Language | undefined,
): ShownEntry {
  const lines = [...details, ...note.split('\n')].filter(line => line !== '');
  // A sign at the end of a word would jump to its front in a right-to-left line.
  const name = /^(A|B|AB|O)[+-]$/.test(title) ? `${title}\u200e` : title;
  return { title: name, lines, phone, said: lineOf(said, language), french: lineOf(said, french) };
}
