import { asKey, type Language, translator } from '../../i18n.ts';
import type { CardEntry, CardPart } from '../../messages/print/emergency-card.ts';
import { cardKinds, doctorChoice, type EmergencyCard, filesChoice } from '../../record/emergency-card.ts';
import type { Item } from '../../record/information.ts';
import { showPartialDate } from '../../web/dates.ts';

/** The parts of the card that hold something, with what its owner wants on it. */
export function partsOnCard(
  { items, owner, leftOff, hasFiles }: EmergencyCard,
  languages: readonly Language[],
): CardPart[] {
  const shown = items.filter(({ id }) => !leftOff.has(id)).toSorted(byDanger);
  const written = cardKinds.map(kind => ({
    name: kind,
    entries: [
      ...shown.filter(({ data }) => data.kind === kind).map(item => entryOf(item, languages)),
      ...(kind === 'directives' && hasFiles && !leftOff.has(filesChoice) ? [filesEntry(languages)] : []),
    ],
  }));
  const { doctor } = owner;
  const known = doctor !== undefined && !leftOff.has(doctorChoice);
  const doctors = known ? [{ ...nothingMore, title: doctor.name, details: filled([doctor.place]) }] : [];
  return [...written, { name: doctorChoice, entries: doctors }].filter(({ entries }) => entries.length > 0);
}

/** What can kill is read first. */
function byDanger(one: Item, other: Item): number {
  const danger = ({ data }: Item): number => (data.kind === 'allergy' && data.danger ? 1 : 0);
  return danger(other) - danger(one);
}

/** One thing that is written, as the card says it: names as they were written, what the site says in each language. */
export function entryOf({ data }: Pick<Item, 'data'>, languages: readonly Language[]): CardEntry {
  switch (data.kind) {
    case 'blood-group':
      return { ...nothingMore, title: data.group };
    case 'allergy': {
      const said = data.danger ? inEach(languages, one => translator(one.code)('card:danger')) : {};
      return { ...nothingMore, title: data.name, details: filled([data.reaction]), note: data.note, said };
    }
    case 'illness':
      return { ...nothingMore, title: data.name, note: data.note, said: since(languages, data.since) };
    case 'treatment':
      return {
        ...nothingMore,
        ...{ title: data.name, details: filled([data.dose]), note: data.note },
        said: since(languages, data.since),
      };
    case 'handicap-needs':
      return { ...nothingMore, title: data.name, note: data.note };
    case 'emergency-contact':
      return contact(data, data.note);
    case 'trusted-person':
      return contact(data, '');
    case 'directives': {
      const said = inEach(languages, one => translator(one.code)(asKey(`card:directives.${data.form}`)));
      // Where the paper is helps; what the directives say is for doctors, in the record.
      return { ...nothingMore, said, note: data.form === 'paper' ? data.text : '' };
    }
    default:
      throw new Error(`An emergency card holds no ${data.kind}`);
  }
}

/** That there are files of advance directives in the record. */
export function filesEntry(languages: readonly Language[]): CardEntry {
  const said = inEach(languages, one => translator(one.code)('card:directives.document'));
  return { ...nothingMore, said };
}

const nothingMore: CardEntry = { title: '', details: [], phone: '', said: {}, note: '' };
const filled = (texts: readonly string[]): string[] => texts.filter(text => text !== '');

function contact(
  { name, relation, phone }: { name: string; relation: string; phone: string },
  note: string,
): CardEntry {
  return { title: name, details: filled([relation]), phone, said: {}, note };
}

function since(languages: readonly Language[], date: string): Record<string, string> {
  if (date === '') return {};
  return inEach(languages, one => translator(one.code)('card:since', { date: showPartialDate(one, date) }));
}

/** A sentence in each language, by the code of the language. */
export function inEach(
  languages: readonly Language[],
  say: (language: Language) => string,
): Record<string, string> {
  return Object.fromEntries(languages.map(language => [language.code, say(language)]));
}
