import { z } from 'zod';
import { initialPasswordDays } from '../../identity/operator/accounts.ts';
import { localAccount, type WayInResult } from '../../identity/operator/sign-in.ts';
import type { Visit } from '../../web/context.ts';
import { wholeForm } from '../../web/forms.ts';
import { addressOf } from '../../web/guards.ts';
import { formPage, type Outcome } from '../../web/pages.ts';
import { renewSession } from '../../web/session.ts';

const text = (message: string) => z.string(message).refine(typed => typed.trim() !== '', message);
const fields = z.object({
  login: text('operator:sign-in.no-login'),
  password: text('operator:sign-in.no-password'),
  code: text('operator:sign-in.no-code'),
});

/** The way in for those who run the site: login, password and the code of the authenticator app, on one page. */
export const signInPage = formPage<undefined, z.infer<typeof fields>>({
  view: 'operator/sign-in',
  title: 'operator:sign-in.title',
  fields,
  secrets: ['password', 'code'],
  back: () => '/',
  submit: async (visit, given) => {
    const address = addressOf(visit.request);
    return afterWayIn(visit, await localAccount(visit.world, { ...given, address }));
  },
});

/** What follows from any way in: a visit as an operator, or why not. */
async function afterWayIn(visit: Visit, result: WayInResult): Promise<Outcome> {
  if (result.is === 'right') return enter(visit, result.operatorId);
  const field = result.is === 'too-many' ? wholeForm : 'login';
  const values = { days: initialPasswordDays };
  return { errors: [{ field, key: `operator:sign-in.${result.is}`, values }] };
}

/** Begins a new session, which lets go of all that the old one held: an account that was signed in is so no more. */
async function enter({ world, request }: Visit, operatorId: string): Promise<Outcome> {
  await renewSession(world, request);
  request.session.operatorId = operatorId;
  return { go: '/operateur/accueil' };
}
