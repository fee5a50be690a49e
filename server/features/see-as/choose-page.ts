import { asKey } from '../../i18n.ts';
import { whomToSeeAs } from '../../record/see-as.ts';
import { relativesOf } from '../../record/see-as-relatives.ts';
import type { Visit } from '../../web/context.ts';
import type { Page } from '../../web/pages.ts';
import type { RecordState } from '../../web/record-guard.ts';
import { seeAsPath } from './paths.ts';
import { personRow, relativeWords } from './person-row.ts';

/** Anybody of a kind: the word of its address, and its picture. */
const kinds = [
  ['tre-g15-21', 'pharmacist'],
  ['tre-g15-40', 'teeth'],
  ['tre-g15-60', 'nurse'],
  ['tre-g15-10', 'doctor'],
  ['urgence', 'ambulance'],
  ['centre-15', 'centre-15'],
] as const;

/** Anybody who acts for the patient, where nobody does it yet. */
const supposed = [
  ['aidant', 'caregiver'],
  ['representant', 'representative'],
] as const;

/** Those who hold a grant by their names, then anybody of the kinds that nobody is. */
async function relativesToChoose({ world, state, t, href }: Visit<RecordState>) {
  const { access } = state;
  const held = (await relativesOf(world, access)).map(({ relative }) => relative);
  const path = (word: string) => href(seeAsPath(access.recordId, `/${word}`));
  return [
    ...held.map(one => ({ ...relativeWords(t, one), href: path(one.grantId) })),
    ...supposed
      .filter(([, capacity]) => held.every(one => one.capacity !== capacity))
      .map(([word]) => ({
        name: t(asKey(`see-as:kinds.${word}`)),
        isFact: false,
        does: '',
        href: path(word),
      })),
  ];
}

/** « Voir mon DMP comme »: one chooses whose sight it is. */
export const choosePage: Page<RecordState> = {
  view: 'see-as/choose',
  title: 'see-as:title',
  back: ({ state }) => `/dmp/${state.access.recordId}`,
  model: async visit => {
    const { world, state, t, href } = visit;
    const { access } = state;
    const { treatingDoctor, others } = await whomToSeeAs(world, access);
    return {
      treating: treatingDoctor === undefined ? undefined : personRow(visit, treatingDoctor),
      kinds: kinds.map(([word, picture]) => ({
        picture,
        href: href(seeAsPath(access.recordId, `/${word}`)),
        text: t(asKey(`see-as:kinds.${word}`)),
      })),
      relatives: await relativesToChoose(visit),
      others: others.map(one => personRow(visit, one)),
      search: href(seeAsPath(access.recordId, '/chercher')),
    };
  },
};
