import { type Language, referenceLanguage, type Translate, translator } from '../../i18n.ts';
import type { Gap } from '../../record/document-gaps.ts';
import { showPartialDate } from '../../web/dates.ts';
import type { World } from '../../world.ts';
import { daysOf } from './gap-words.ts';

/** Who asks. `born` is YYYY-MM-DD. */
export interface Asker {
  readonly name: string;
  readonly born: string;
  readonly address: readonly string[];
}

/** Reads who asks from the register. */
export async function askerOf(world: World, insuredId: string): Promise<Asker> {
  const person = await world.register.find(insuredId);
  return {
    name: `${person?.givenName ?? ''} ${person?.familyName ?? ''}`.trim(),
    born: person?.birthDate ?? '',
    address: person?.address ?? [],
  };
}

/**
 * The letter that the site proposes, in one language: the care, what is asked, the right to it (code de la santé publique,
 * L. 1111-7: within 8 days; the 2 months for what is older than 5 years never come up, for the care history holds 24 months),
 * and by whom. Paragraphs stand apart by an empty line.
 */
export function proposedLetter(language: Language, gap: Gap, asker: Asker): string {
  const t = translator(language.code);
  return [
    t('missing:letter.hello'),
    aboutCare(t, language, gap),
    t('missing:letter.ask'),
    t('missing:letter.law'),
    t('missing:letter.thanks'),
    t('missing:letter.signed', { name: asker.name, born: showPartialDate(language, asker.born) }),
  ].join('\n\n');
}

function aboutCare(t: Translate, language: Language, gap: Gap): string {
  const { from, until } = daysOf(gap);
  const [{ what }] = gap.lines;
  const days = { day: showPartialDate(language, from), from: showPartialDate(language, from) };
  const values = { ...days, until: showPartialDate(language, until), what, count: gap.lines.length };
  if (gap.sort === 'dialysis')
    return t(from === until ? 'missing:letter.session' : 'missing:letter.sessions', values);
  if (gap.sort !== 'stay') return t('missing:letter.exam', values);
  return t(from === until ? 'missing:letter.stay-day' : 'missing:letter.stay-days', values);
}

/** French is what is read where the letter arrives. */
export const isFrench = ({ code }: Language): boolean => code === referenceLanguage;
