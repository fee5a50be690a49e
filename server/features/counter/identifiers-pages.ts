import { z } from 'zod';
import { identityPapers } from '../../identity/counter/papers.ts';
import { reprint, reprints } from '../../identity/counter/reprint.ts';
import { keepCredentials, type Made } from '../../identity/fresh-credentials.ts';
import type { Visit } from '../../web/context.ts';
import { wholeForm } from '../../web/forms.ts';
import { formPage } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import { paperOptions } from './papers.ts';
import { type PersonState, personModel } from './state.ts';

const fields = z.object({
  paper: z.enum(identityPapers, 'counter:paper.none'),
  what: z.enum(reprints, 'counter:reprint.none'),
});

/** Which paper of identity was seen, and what is printed anew: the old one opens nothing from then on. */
export const reprintPage = formPage<PersonState, z.infer<typeof fields>>({
  view: 'counter/reprint',
  title: 'counter:reprint.title',
  fields,
  back: () => '/agents/identifiants',
  about: ({ state }) => state.person.insuredId,
  model: visit => ({
    ...personModel(visit),
    papers: paperOptions(visit.t),
    what: reprints.map(value => ({ value, label: visit.t(`counter:reprint.what-${value}`) })),
    phone: visit.world.config.supportPhone,
  }),
  submit: async ({ web, world, request, state }, wish) => {
    const { insuredId } = state.person;
    const made = await reprint(world, state.access, { insuredId, ...wish });
    if (made === 'too-many') return { errors: [{ field: wholeForm, key: 'counter:reprint.too-many' }] };
    if (made === undefined) return { errors: [{ field: wholeForm, key: 'counter:reprint.changed' }] };
    web.wake();
    request.session.counter = { insuredId, made };
    return { go: '/agents/identifiants/feuille' };
  },
});

/** What was made in this visit for the person. @throws Problem 404 when nothing was, or it was handed over */
export function madeIn({ request }: Pick<Visit, 'request'>): Made {
  const { made } = request.session.counter ?? {};
  if (made === undefined) throw new Problem(404);
  return made;
}

/** The paper is ready: it is printed, and handed over. The page shows no secret. */
export const sheetPage = formPage<PersonState, object>({
  view: 'counter/sheet',
  title: 'counter:sheet.title',
  fields: z.object({}),
  about: visit => madeIn(visit).freshId,
  model: visit => {
    const made = madeIn(visit);
    return {
      ...personModel(visit),
      pdf: visit.href(`/agents/identifiants/feuille.pdf?feuille=${made.freshId}`),
    };
  },
  submit: async visit => {
    await keepCredentials(visit.world, madeIn(visit));
    delete visit.request.session.counter;
    return { go: '/agents/accueil' };
  },
});
