import { readCard } from '../../identity/read-card.ts';
import { represents } from '../../identity/representatives.ts';
import { addToDraft, beginDraft } from '../../web/creating-draft.ts';
import { wholeForm } from '../../web/forms.ts';
import { formPage, type Outcome } from '../../web/pages.ts';
import { cardFields, demoCards } from './card-fields.ts';
import { aboutDraft, type CreatingState, nameOf, pathOf, patientIn } from './state.ts';

const tooMany: Outcome = { errors: [{ field: wholeForm, key: 'creating:card.too-many' }] };
const unknown: Outcome = { errors: [{ field: 'number', key: 'creating:card.unknown' }] };

/** Step 1: the number of the Vitale card. */
export const cardPage = formPage<CreatingState, { nir: string }>({
  view: 'creating/card',
  title: 'creating:card.title',
  fields: cardFields,
  back: ({ state }) => state.desk.home,
  model: visit => ({ cards: demoCards(visit), minor: '' }),
  submit: async ({ world, request, state }, { nir }) => {
    const read = await readCard(world, { by: state.clerk.by, nir, of: 'patient' });
    if (read.is === 'too-many') return tooMany;
    if (read.is === 'exists') return { go: pathOf(state, '/existe') };
    if (read.is !== 'person') return unknown;
    beginDraft(world, request, { desk: state.desk.pathPrefix, insuredId: read.person.id });
    return { go: pathOf(state, '/identite') };
  },
});

/**
 * The card of whoever comes with a minor. It names the children: who represents a child is never told to somebody who
 * has the child's number alone.
 */
export const representativePage = formPage<CreatingState, { nir: string }>({
  view: 'creating/card',
  title: 'creating:representative.title',
  fields: cardFields,
  about: aboutDraft,
  back: ({ state }) => pathOf(state, '/identite'),
  model: visit => ({ cards: demoCards(visit), minor: nameOf(patientIn(visit.state)) }),
  submit: async ({ world, request, state }, { nir }) => {
    const read = await readCard(world, { by: state.clerk.by, nir, of: 'representative' });
    if (read.is === 'too-many') return tooMany;
    if (read.is !== 'person' || !represents(world, read.person, patientIn(state)))
      return { errors: [{ field: 'number', key: 'creating:representative.not' }] };
    // Another one agrees anew.
    const given = { isRepresentativeRight: false, agreed: undefined };
    addToDraft(world, request, { representativeId: read.person.id, ...given });
    return { go: pathOf(state, '/representant/identite') };
  },
});
