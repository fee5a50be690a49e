import { z } from 'zod';
import { asKey } from '../../i18n.ts';
import { finishRecovery, provenIdentifier } from '../../identity/finish-recovery.ts';
import { formPage } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import { renewSession } from '../../web/session.ts';
import { aboutRecovery, type RecoveryState, recoveryOf } from './state.ts';

const fields = z.object({ password: z.string('common:error.password.empty') });

/** The identifier, shown here and in no message, and a new password (product rules, §2.9). */
export const passwordPage = formPage<RecoveryState, z.infer<typeof fields>>({
  view: 'recovery/password',
  title: 'recovery:password.title',
  fields,
  secrets: ['password'],
  about: aboutRecovery,
  model: async ({ world, state }) => {
    const identifier = await provenIdentifier(world, recoveryOf(state));
    if (identifier === undefined) throw new Problem(410);
    return { identifier };
  },
  submit: async ({ world, request, web, state }, { password }) => {
    const finished = await finishRecovery(world, recoveryOf(state), password);
    if (finished.is === 'refused') {
      const key =
        finished.error === 'same' ? 'recovery:password.same' : `common:error.password.${finished.error}`;
      return { errors: [{ field: 'password', key: asKey(key) }] };
    }
    if (finished.is === 'ended') throw new Problem(410);
    web.wake();
    await renewSession(world, request);
    request.session.recovered = { accountId: finished.accountId, at: world.now().toISOString() };
    return { go: '/retrouver/fin' };
  },
});
