import { z } from 'zod';
import { confirmPassword } from '../../identity/confirm.ts';
import { readFactors } from '../../identity/factors.ts';
import type { Visit } from '../../web/context.ts';
import { wholeForm } from '../../web/forms.ts';
import { addressOf } from '../../web/guards.ts';
import { formPage, type Outcome } from '../../web/pages.ts';
import { confirmPath } from '../../web/wants.ts';
import { type ConfirmState, startConfirm } from './confirm-state.ts';

const fields = z.object({
  password: z.string('sign-in:password.no-password').min(1, 'sign-in:password.no-password'),
});

/** The password once more, before a change of the account: a visit that stays open somewhere changes nothing. */
export const confirmPasswordPage = formPage<ConfirmState, z.infer<typeof fields>>({
  view: 'settings/confirm-password',
  title: 'settings:confirm.title',
  fields,
  secrets: ['password'],
  back: () => '/compte',
  model: ({ state }) => ({ want: state.want }),
  submit: async (visit, { password }) => {
    const { world, request, state } = visit;
    const { accountId } = state;
    const is = await confirmPassword(world, { accountId, password, address: addressOf(request) });
    if (is === 'too-many') return { errors: [{ field: wholeForm, key: 'sign-in:password.too-many' }] };
    if (is === 'wrong') return { errors: [{ field: 'password', key: 'settings:confirm.wrong' }] };
    const { typed } = request.session.confirm ?? {};
    request.session.confirm = { passwordAt: world.now().toISOString(), ...(typed ? { typed } : {}) };
    return afterPassword(visit);
  },
});

/** With one factor there is nothing to choose. */
async function afterPassword(visit: Visit<ConfirmState>): Promise<Outcome> {
  const [factor, ...others] = await readFactors(visit.world, visit.state.accountId);
  if (factor === undefined || others.length > 0) return { go: `${confirmPath(visit.state.want)}/moyen` };
  return startConfirm(visit, factor);
}
