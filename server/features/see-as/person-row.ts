import { asKey } from '../../i18n.ts';
import type { Relative } from '../../record/see-as-relatives.ts';
import type { Professional } from '../../registries/professionals-store.ts';
import type { Visit } from '../../web/context.ts';
import { professionName } from '../../web/profession-words.ts';
import type { RecordState } from '../../web/record-guard.ts';
import { seeAsPath } from './paths.ts';

/** The pictures of the professions that have one of their own; others are a person. */
const pictures: Readonly<Record<string, string>> = {
  'TRE_G15/10': 'doctor',
  'TRE_G15/21': 'pharmacist',
  'TRE_G15/40': 'teeth',
  'TRE_G15/60': 'nurse',
};

/** Somebody of the directory in a list: their name leads to what they see. */
export function personRow({ state, t, href }: Visit<RecordState>, one: Professional) {
  const { structure = '', town = '' } = one.places[0] ?? {};
  return {
    picture: pictures[`${one.profession.system}/${one.profession.code}`] ?? 'person',
    href: href(seeAsPath(state.access.recordId, `/${one.rpps}`)),
    name: one.name,
    does: professionName(t, one.profession),
    place: [structure, town].filter(part => part !== '').join(', '),
  };
}

/** Somebody who holds a grant, in words: their name, where the register knows it, and in what capacity they act. */
export function relativeWords(t: Visit['t'], { name, capacity }: Relative) {
  const does = t(asKey(`see-as:capacity.${capacity}`));
  return name === '' ? { name: does, isFact: false, does: '' } : { name, isFact: true, does };
}
