import { z } from 'zod';
import { changeOperatorPassword } from '../../identity/operator/password.ts';
import { formPage } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';

const fields = z.object({ password: z.string('common:error.password.empty') });

/** A password of one's own, in the place of the initial one: until then no other page is open. */
export const passwordPage = formPage<undefined, z.infer<typeof fields>>({
  view: 'operator/password',
  title: 'operator:password.title',
  fields,
  secrets: ['password'],
  submit: async ({ world, request }, { password }) => {
    const { operatorId } = request.session;
    if (operatorId === undefined) throw new Problem(404);
    const error = await changeOperatorPassword(world, { operatorId, password });
    if (error !== null) return { errors: [{ field: 'password', key: `common:error.password.${error}` }] };
    return { go: '/operateur/accueil' };
  },
});
