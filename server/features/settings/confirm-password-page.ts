import { z } from 'zod';
import { confirmPassword } from '../../identity/confirm.ts';
import { wholeForm } from '../../web/forms.ts';
import { addressOf } from '../../web/guards.ts';
import { formPage } from '../../web/pages.ts';
import type { ConfirmState } from './confirm-state.ts';
import { confirmPath } from './wants.ts';

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
    const { accountId, want } = state;
    const given = { accountId, password, address: addressOf(request) };
    const is = await confirmPassword(world, given);
    if (is === 'too-many') return { errors: [{ field: wholeForm, key: 'sign-in:password.too-many' }] };
    if (is === 'wrong') return { errors: [{ field: 'password', key: 'settings:confirm.wrong' }] };
    const { typed } = request.session.confirm ?? {};
    request.session.confirm = { passwordAt: world.now().toISOString(), ...(typed ? { typed } : {}) };
    return { go: `${confirmPath(want)}/moyen` };
  },
});
