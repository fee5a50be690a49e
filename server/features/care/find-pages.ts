import { z } from 'zod';
import { todayIn } from '../../identity/calendar.ts';
import { type Found, findPatient, type Searched } from '../../record/find-patient.ts';
import { parseBirthDate } from '../../registries/birth-date.ts';
import { parseNir } from '../../registries/nir.ts';
import type { Traits } from '../../storage/person-traits.ts';
import type { CarerState } from '../../web/carer-visit.ts';
import { carerLine } from '../../web/caring.ts';
import type { Visit } from '../../web/context.ts';
import { wholeForm } from '../../web/forms.ts';
import { formPage, type Outcome } from '../../web/pages.ts';
import { isBlank } from '../../web/typed-text.ts';
import { noteFound } from './session.ts';
import { findPath, recordPath } from './state.ts';

const typed = z.string().optional().default('');

const numberFields = z.object({ number: typed }).transform(({ number }, context) => {
  const read = parseNir(number);
  if (read.ok) return { nir: read.nir };
  context.addIssue({ code: 'custom', path: ['number'], message: `common:error.nir.${read.error}` });
  return z.NEVER;
});

/** « Trouver un patient », by the number of the card. */
export const findByNumberPage = formPage<CarerState, { nir: string }>({
  view: 'care/find-number',
  title: 'carer:find.title',
  fields: numberFields,
  back: () => '/soignants/accueil',
  model: visit => ({ played: lineOf(visit), byName: visit.href(`${findPath}/nom`) }),
  submit: search,
});

const longestName = 100;

function traitFields(today: string) {
  const birth = { 'birth-day': typed, 'birth-month': typed, 'birth-year': typed } as const;
  return z
    .object({ 'family-name': typed, 'given-name': typed, ...birth })
    .transform((given, context): Traits => {
      const mistake = (path: string, message: string) =>
        context.addIssue({ code: 'custom', path: [path], message });
      for (const name of ['family-name', 'given-name'] as const)
        if (isBlank(given[name]) || given[name].length > longestName) mistake(name, `carer:find.no-${name}`);
      const parts = { day: given['birth-day'], month: given['birth-month'], year: given['birth-year'] };
      const date = parseBirthDate(parts, today);
      if (!date.ok) mistake('birth', `common:error.birth.${date.error}`);
      const birthDate = date.ok ? date.date : '';
      return { familyName: given['family-name'], givenName: given['given-name'], birthDate };
    });
}

/** The same by the family name, the first name and the day of birth, for who has no card with them. */
export const findByNamePage = formPage<CarerState, Traits>({
  view: 'care/find-name',
  title: 'carer:find.by-name',
  fields: ({ world }) => traitFields(todayIn(world)),
  back: () => findPath,
  model: visit => ({ played: lineOf(visit) }),
  submit: search,
});

const lineOf = (visit: Visit<CarerState>) =>
  carerLine({ ...visit, state: { ...visit.state, isPlayed: false } });

const answers = {
  nobody: 'carer:find.nobody',
  'too-many': 'carer:find.too-many',
  never: 'carer:find.never',
} as const satisfies Record<Exclude<Found['is'], 'found'>, string>;

async function search({ world, request, state }: Visit<CarerState>, searched: Searched): Promise<Outcome> {
  const { viewer } = state;
  const found = await findPatient(world, viewer, searched);
  if (found.is !== 'found') return { errors: [{ field: wholeForm, key: answers[found.is] }] };
  const { recordId } = found;
  noteFound(request, { viewer, recordId });
  return { go: recordPath(recordId) };
}
