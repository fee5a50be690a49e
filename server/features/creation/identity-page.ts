import { z } from 'zod';
import { hasBegunElsewhere } from '../../identity/creation-draft.ts';
import { formPage } from '../../web/pages.ts';
import { aboutCreation, type CreationState, creationOf, keepAnswers } from './state.ts';

const fields = z.object({ me: z.enum(['yes', 'no'], 'creation:identity.error') });

/** « Est-ce bien vous ? »: the first name and the first letter of the name, and no more (product rules, §1.5). */
export const identityPage = formPage<CreationState, z.infer<typeof fields>>({
  view: 'creation/identity',
  about: aboutCreation,
  title: 'creation:identity.title',
  fields,
  back: () => '/creation/mon-code',
  model: async visit => {
    const creation = creationOf(visit.state);
    const { givenName, familyName } = creation.person;
    const hasBegun = await hasBegunElsewhere(visit.world, creation);
    return { name: `${givenName} ${familyName.slice(0, 1)}.`, hasBegun };
  },
  submit: async (visit, { me }) => {
    if (me === 'yes') {
      await keepAnswers(visit, { isMe: true });
      return { go: '/creation/contact' };
    }
    delete visit.request.session.creation;
    return { go: '/creation/autre-personne' };
  },
});
