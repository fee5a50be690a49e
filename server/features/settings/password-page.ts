import { z } from 'zod';
import { announceChange } from '../../identity/account-changes.ts';
import { changePassword } from '../../identity/change-password.ts';
import { endSessions } from '../../identity/end-sessions.ts';
import { accountOf } from '../../web/guards.ts';
import { formPage } from '../../web/pages.ts';
import { sessionRowOf } from '../../web/session.ts';
import { done } from './done.ts';

const fields = z.object({ password: z.string('common:error.password.empty') });

/** Another password: whoever is in elsewhere goes out, and every contact of the account is told. */
export const passwordPage = formPage<undefined, z.infer<typeof fields>>({
  view: 'settings/password',
  title: 'settings:password.title',
  fields,
  secrets: ['password'],
  back: () => '/compte',
  submit: async (visit, { password }) => {
    const { world, request } = visit;
    const accountId = accountOf(request);
    const except = sessionRowOf(world, request);
    const error = await changePassword(world, {
      accountId,
      password,
      also: async trx => {
        await announceChange(trx, world, { accountId, what: 'password' });
        await endSessions(trx, world, { accountId, except });
      },
    });
    if (error === null) return done(visit, 'password');
    const key = error === 'same' ? 'settings:password.same' : (`common:error.password.${error}` as const);
    return { errors: [{ field: 'password', key }] };
  },
});
