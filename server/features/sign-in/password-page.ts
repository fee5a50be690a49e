import { z } from 'zod';
import { readFactors } from '../../identity/factors.ts';
import { checkPassword } from '../../identity/sign-in.ts';
import type { Visit } from '../../web/context.ts';
import { wholeForm } from '../../web/forms.ts';
import { addressOf } from '../../web/guards.ts';
import { formPage, type Outcome } from '../../web/pages.ts';
import { type SignInState, startSignIn } from './state.ts';

const text = (message: string) => z.string(message).min(1, message);
const fields = z.object({
  identifier: text('sign-in:password.no-identifier').refine(
    typed => typed.trim() !== '',
    'sign-in:password.no-identifier',
  ),
  password: text('sign-in:password.no-password'),
});

/** « J'accède à mon DMP »: identifier and password (product rules, §2.1). */
export const passwordPage = formPage<SignInState, z.infer<typeof fields>>({
  view: 'sign-in/password',
  title: 'sign-in:password.title',
  fields,
  secrets: ['password'],
  back: () => '/',
  submit: async (visit, given) => {
    const { world, request } = visit;
    const check = await checkPassword(world, { ...given, address: addressOf(request) });
    if (check.is !== 'right') {
      const field = check.is === 'too-many' ? wholeForm : 'identifier';
      return { errors: [{ field, key: `sign-in:password.${check.is}` }] };
    }
    const { accountId, mark } = check;
    request.session.signIn = { accountId, mark };
    return afterPassword(visit, { accountId, mark });
  },
});

/** With one factor there is nothing to choose; with several, the person chooses. */
async function afterPassword(
  visit: Visit<SignInState>,
  who: { accountId: string; mark: string },
): Promise<Outcome> {
  const factors = await readFactors(visit.world, who.accountId);
  const [factor] = factors;
  if (factors.length !== 1 || factor === undefined) return { go: '/connexion/envoi' };
  return startSignIn({ ...visit, state: undefined }, { ...who, factor });
}
