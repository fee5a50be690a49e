import { asKey } from '../../i18n.ts';
import type { KnownProfessional } from '../../record/known-professionals.ts';
import { whomToSeeAs } from '../../record/see-as.ts';
import type { Page } from '../../web/pages.ts';
import { professionName } from '../../web/profession-words.ts';
import type { RecordState } from '../../web/record-guard.ts';
import { seeAsPath } from './paths.ts';

/** Anybody of a kind: the word of its address, and its picture. */
const kinds = [
  ['tre-g15-21', 'pharmacist'],
  ['tre-g15-40', 'teeth'],
  ['tre-g15-60', 'nurse'],
  ['tre-g15-10', 'doctor'],
  ['urgence', 'ambulance'],
  ['centre-15', 'centre-15'],
] as const;

/** The pictures of the professions that have one of their own; others are a person. */
const pictures: Readonly<Record<string, string>> = {
  'TRE_G15/10': 'doctor',
  'TRE_G15/21': 'pharmacist',
  'TRE_G15/40': 'teeth',
  'TRE_G15/60': 'nurse',
};

/** « Voir mon DMP comme »: one chooses whose sight it is. */
export const choosePage: Page<RecordState> = {
  view: 'see-as/choose',
  title: 'see-as:title',
  back: ({ state }) => `/dmp/${state.access.recordId}`,
  model: async ({ world, state, t, href }) => {
    const { access } = state;
    const { treatingDoctor, others } = await whomToSeeAs(world, access);
    const person = (one: KnownProfessional) => ({
      href: href(seeAsPath(access.recordId, `/${one.rpps}`)),
      picture: pictures[`${one.profession.system}/${one.profession.code}`] ?? 'person',
      name: one.name,
      does: professionName(t, one.profession),
    });
    return {
      treating: treatingDoctor === undefined ? undefined : person(treatingDoctor),
      kinds: kinds.map(([word, picture]) => ({
        picture,
        href: href(seeAsPath(access.recordId, `/${word}`)),
        text: t(asKey(`see-as:kinds.${word}`)),
      })),
      others: others.map(person),
    };
  },
};
