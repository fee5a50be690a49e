import { z } from 'zod';
import { changePassword } from '../../identity/change-password.ts';
import { formPage } from '../../web/pages.ts';
import type { FirstSignInState } from './state.ts';

const fields = z.object({ password: z.string('common:error.password.empty') });

/** A password of one's own, in the place of the initial one (product rules, §2.4). */
export const passwordPage = formPage<FirstSignInState, z.infer<typeof fields>>({
  view: 'first-sign-in/password',
  title: 'first-sign-in:password.title',
  fields,
  secrets: ['password'],
  submit: async (visit, { password }) => {
    const error = await changePassword(visit.world, { accountId: visit.state.accountId, password });
    if (error !== null) return { errors: [{ field: 'password', key: `common:error.password.${error}` }] };
    return { go: '/accueil' };
  },
});
