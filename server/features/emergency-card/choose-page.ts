import { createHash } from 'node:crypto';
import { z } from 'zod';
import { asKey, type Language } from '../../i18n.ts';
import type { CardEntry } from '../../messages/print/emergency-card.ts';
import {
  cardKinds,
  changeCard,
  doctorChoice,
  type EmergencyCard,
  filesChoice,
} from '../../record/emergency-card.ts';
import { type AnyPage, formPage } from '../../web/pages.ts';
import { entryOf, filesEntry } from './entries.ts';
import { type CardState, cardPath } from './state.ts';

const fieldOf = (choice: string): string => `on-${choice}`;

/**
 * What can be on the card or not: each thing that is written, files of directives, and the treating doctor when the
 * directory knows one.
 */
function choicesOf({ items, owner, hasFiles }: EmergencyCard): string[] {
  const files = hasFiles ? [filesChoice] : [];
  return [...items.map(({ id }) => id), ...files, ...(owner.doctor ? [doctorChoice] : [])];
}

/** The groups of a phone number would swap beside a word in Arabic. */
const isolated = (phone: string): string => (phone === '' ? '' : `\u2066${phone}\u2069`);

/** A box with what the person wrote, or else with what the site says. */
function boxOf(language: Language, { choice, entry }: { choice: string; entry: CardEntry }) {
  const { title, said, details, phone } = entry;
  const hint = [...details, isolated(phone)].filter(text => text !== '').join(' ');
  return { name: fieldOf(choice), label: title || (said[language.code] ?? ''), hint };
}

/** The boxes that say what is on the card: all are ticked until somebody unticks one. */
export const choosePage: AnyPage<CardState> = formPage<CardState, Record<string, string | undefined>>({
  view: 'emergency-card/choose',
  title: 'card:choose.title',
  back: ({ state }) => cardPath(state),
  fields: ({ state }) =>
    z.object(
      Object.fromEntries(choicesOf(state.card).map(choice => [fieldOf(choice), z.string().optional()])),
    ),
  start: ({ state }) =>
    Object.fromEntries(
      choicesOf(state.card)
        .filter(choice => !state.card.leftOff.has(choice))
        .map(choice => [fieldOf(choice), 'yes']),
    ),
  // What was written meanwhile has no box on a page that is older: it would be left off without anybody saying so.
  about: ({ state }) =>
    createHash('sha256')
      .update(JSON.stringify([choicesOf(state.card), [...state.card.leftOff]]))
      .digest('base64url'),
  model: ({ state, t, language }) => {
    const { items, owner, hasFiles } = state.card;
    const parts = cardKinds.map(kind => ({
      label: t(asKey(`card:parts.${kind}`)),
      boxes: [
        ...items
          .filter(({ data }) => data.kind === kind)
          .map(({ id, data }) => boxOf(language, { choice: id, entry: entryOf({ data }, [language]) })),
        ...(kind === 'directives' && hasFiles
          ? [boxOf(language, { choice: filesChoice, entry: filesEntry([language]) })]
          : []),
      ],
    }));
    const { doctor } = owner;
    const box = doctor && { name: fieldOf(doctorChoice), label: doctor.name, hint: doctor.place };
    const ofDoctor = { label: t('card:parts.doctor'), boxes: box ? [box] : [] };
    return { parts: [...parts, ofDoctor].filter(({ boxes }) => boxes.length > 0) };
  },
  submit: async ({ world, state }, values) => {
    const leftOff = choicesOf(state.card).filter(choice => values[fieldOf(choice)] !== 'yes');
    await changeCard(world, state.access, leftOff);
    return { go: cardPath(state) };
  },
});
