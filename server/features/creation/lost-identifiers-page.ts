import { z } from 'zod';
import { replaceCredentials } from '../../identity/replace-credentials.ts';
import { wholeForm } from '../../web/forms.ts';
import { formPage } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';

/** The account is open and nobody has entered yet: new identifiers for whoever lost the first ones (§1.7). */
export const lostIdentifiersPage = formPage<undefined, object>({
  view: 'creation/lost-identifiers',
  title: 'creation:lost.title',
  about: ({ request }) => request.session.proven?.codeId ?? '',
  fields: z.object({}),
  back: () => '/creation/mon-code',
  submit: async ({ world, request, web }) => {
    const { proven } = request.session;
    const made = proven && (await replaceCredentials(world, proven.codeId));
    if (made === undefined) throw new Problem(410);
    if (made === 'too-many') return { errors: [{ field: wholeForm, key: 'creation:lost.too-many' }] };
    delete request.session.proven;
    request.session.created = { ...made, how: 'replaced', at: world.now().toISOString() };
    web.wake();
    return { go: '/creation/identifiants' };
  },
});
