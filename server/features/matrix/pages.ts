import { asKey } from '../../i18n.ts';
import type { LocaleKey } from '../../locale-keys.ts';
import { keyOfCode } from '../../registries/reference-table.ts';
import { type Profession, professions } from '../../registries/specialties.ts';
import type { Page } from '../../web/pages.ts';
import { professionName } from '../../web/profession-words.ts';
import { addedInWords, seenInWords } from './in-words.ts';
import { chooserPath, pathOf } from './paths.ts';

/** The professions that people ask about most, with their pictures. The others are told in a folded list. */
const usual: Readonly<Record<string, string>> = {
  'tre-g15-10': 'doctor',
  'tre-g15-21': 'pharmacist',
  'tre-g15-60': 'nurse',
  'tre-g15-40': 'teeth',
  'tre-g15-50': 'person-headscarf',
  'tre-g15-70': 'exam',
  'tre-g15-80': 'foot',
  'tre-r94-41': 'agent',
};

/** Whom the law keeps out of every record, with a picture of each (rule R1). */
const never = [
  ['employer', 'agent'],
  ['occupational', 'doctor-refused'],
  ['insurer', 'refuse'],
  ['health-insurance', 'card'],
] as const;

const nameOf = ({ system, code }: Profession): string => keyOfCode(`${system}/${code}`);

/** « Qui peut voir quoi ? »: a profession is chosen. */
export const choosePage: Page<undefined> = {
  view: 'matrix/choose',
  title: 'matrix:title',
  description: 'matrix:description',
  back: () => '/aide',
  model: ({ t, href }) => ({
    usual: Object.entries(usual).flatMap(([name, picture]) => {
      const profession = professions.find(one => nameOf(one) === name);
      if (profession === undefined) return [];
      return [{ picture, href: href(pathOf(profession)), text: t(asKey(`matrix:people.${name}`)) }];
    }),
    others: professions
      .filter(one => !(nameOf(one) in usual))
      .map(one => ({ href: href(pathOf(one)), text: professionName(t, one).text })),
    never: neverInWords(t),
  }),
};

/** What one profession sees, and what it does not. */
export function professionPage(profession: Profession): Page<undefined> {
  const name = nameOf(profession);
  const picture = usual[name];
  const title: LocaleKey = picture === undefined ? 'matrix:other-title' : asKey(`matrix:people.${name}`);
  return {
    view: 'matrix/profession',
    title,
    titleValues: ({ t }) => ({ who: professionName(t, profession).text }),
    description: 'matrix:other-description',
    back: () => chooserPath,
    model: ({ t }) => {
      const seen = seenInWords(t, profession);
      return {
        picture: picture ?? 'person',
        // The title of the other ones names them already.
        caption: picture === undefined ? '' : professionName(t, profession).text,
        isDoctor: name === 'tre-g15-10',
        sees: seen.filter(({ isOpen }) => isOpen),
        not: seen.filter(({ isOpen }) => !isOpen),
        adds: addedInWords(t, profession),
        never: neverInWords(t),
      };
    },
  };
}

function neverInWords(t: (key: LocaleKey) => string) {
  return never.map(([who, picture]) => ({ picture, text: t(asKey(`matrix:never.${who}`)) }));
}
