import { todayIn } from '../../identity/calendar.ts';
import { startRecovery } from '../../identity/start-recovery.ts';
import { wholeForm } from '../../web/forms.ts';
import { addressOf } from '../../web/guards.ts';
import { formPage } from '../../web/pages.ts';
import { personFields, type SaidPerson } from '../../web/person-fields.ts';
import { browserOf } from '../../web/session.ts';
import type { RecoveryState } from './state.ts';

/** « J'ai oublié mon identifiant ou mon mot de passe »: what follows is the same whoever the number is. */
export const startPage = formPage<RecoveryState, SaidPerson>({
  view: 'recovery/start',
  title: 'recovery:start.title',
  fields: visit => personFields(todayIn(visit.world)),
  back: () => '/connexion',
  submit: async ({ world, request }, given) => {
    const from = { address: addressOf(request), browser: browserOf(world, request) };
    const started = await startRecovery(world, { ...given, ...from });
    if (started.is === 'too-many') return { errors: [{ field: wholeForm, key: 'recovery:start.too-many' }] };
    request.session.recovery = started.id;
    return { go: '/retrouver/moyen' };
  },
});
