import { z } from 'zod';
import { todayIn } from '../../identity/calendar.ts';
import { startRecovery } from '../../identity/start-recovery.ts';
import { parseBirthDate } from '../../registries/birth-date.ts';
import { parseNir } from '../../registries/nir.ts';
import { wholeForm } from '../../web/forms.ts';
import { addressOf } from '../../web/guards.ts';
import { formPage } from '../../web/pages.ts';
import { browserOf } from '../../web/session.ts';
import type { RecoveryState } from './state.ts';

const typed = z.string().optional();

/** Number and birth date; `today` decides which dates can be. Both mistakes show at once. */
function fields(today: string) {
  return z
    .object({ number: typed, 'birth-day': typed, 'birth-month': typed, 'birth-year': typed })
    .transform((given, context) => {
      const mistake = (field: string, key: string) =>
        context.addIssue({ code: 'custom', path: [field], message: `common:error.${key}` });
      const nir = parseNir(given.number ?? '');
      const parts = {
        day: given['birth-day'] ?? '',
        month: given['birth-month'] ?? '',
        year: given['birth-year'] ?? '',
      };
      const birth = parseBirthDate(parts, today);
      if (!nir.ok) mistake('number', `nir.${nir.error}`);
      if (!birth.ok) mistake('birth', `birth.${birth.error}`);
      return nir.ok && birth.ok ? { nir: nir.nir, birthDate: birth.date } : z.NEVER;
    });
}

/** « J'ai oublié mon identifiant ou mon mot de passe »: what follows is the same whoever the number is. */
export const startPage = formPage<RecoveryState, { nir: string; birthDate: string }>({
  view: 'recovery/start',
  title: 'recovery:start.title',
  fields: visit => fields(todayIn(visit.world)),
  back: () => '/connexion',
  submit: async ({ world, request }, given) => {
    const from = { address: addressOf(request), browser: browserOf(world, request) };
    const started = await startRecovery(world, { ...given, ...from });
    if (started.is === 'too-many') return { errors: [{ field: wholeForm, key: 'recovery:start.too-many' }] };
    request.session.recovery = started.id;
    return { go: '/retrouver/moyen' };
  },
});
