import { z } from 'zod';
import type { InsuredPerson } from '../../registries/register.ts';
import type { Visit } from '../../web/context.ts';
import { addToDraft, dropCreatingDraft } from '../../web/creating-draft.ts';
import { showDate } from '../../web/dates.ts';
import { formPage } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import { aboutDraft, type CreatingState, nameOf, pathOf, patientIn } from './state.ts';

const fields = z.object({ right: z.enum(['yes', 'no'], 'creating:identity.error') });
type Values = z.infer<typeof fields>;

const shown = (visit: Visit<unknown>, person: InsuredPerson) => ({
  name: nameOf(person),
  born: showDate(visit, new Date(`${person.birthDate}T12:00:00Z`)),
});

/** Step 2: whom the register names. */
export const identityPage = formPage<CreatingState, Values>({
  view: 'creating/identity',
  title: 'creating:identity.title',
  fields,
  about: aboutDraft,
  back: ({ state }) => pathOf(state),
  model: visit => ({
    ...shown(visit, patientIn(visit.state)),
    isRepresentative: false,
    isMinor: visit.state.needsRepresentative,
  }),
  submit: async ({ world, request, state }, { right }) => {
    if (right === 'no') {
      dropCreatingDraft(request);
      return { go: pathOf(state) };
    }
    addToDraft(world, request, { isRight: true });
    return { go: pathOf(state, state.needsRepresentative ? '/representant' : '/accord') };
  },
});

/** Step 2 of a minor: whoever comes with the child shows who they are. */
export const representativeIdentityPage = formPage<CreatingState, Values>({
  view: 'creating/identity',
  title: 'creating:representative-identity.title',
  fields,
  about: aboutDraft,
  back: ({ state }) => pathOf(state, '/representant'),
  model: visit => {
    const { representative } = visit.state;
    if (representative === undefined) throw new Problem(410);
    return { ...shown(visit, representative), isRepresentative: true, isMinor: false };
  },
  submit: async ({ world, request, state }, { right }) => {
    addToDraft(world, request, { isRepresentativeRight: right === 'yes' });
    return { go: pathOf(state, right === 'yes' ? '/accord' : '/representant') };
  },
});
