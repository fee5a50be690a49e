import { z } from 'zod';
import { todayIn } from '../../identity/calendar.ts';
import { findHolder } from '../../identity/counter/holder.ts';
import { parseBirthDate } from '../../registries/birth-date.ts';
import { wholeForm } from '../../web/forms.ts';
import { formPage } from '../../web/pages.ts';
import { type PersonState, personModel } from './state.ts';

const typed = z.string().optional().default('');

const fields = (today: string) =>
  z
    .object({ identifier: typed, 'birth-day': typed, 'birth-month': typed, 'birth-year': typed })
    .transform((given, context) => {
      const parts = {
        ...{ day: given['birth-day'], month: given['birth-month'], year: given['birth-year'] },
      };
      const birth = parseBirthDate(parts, today);
      const mistake = (field: string, message: string) =>
        context.addIssue({ code: 'custom', path: [field], message });
      if (given.identifier.trim() === '') mistake('identifier', 'counter:holder.no-identifier');
      if (!birth.ok) mistake('birth', `common:error.birth.${birth.error}`);
      return { identifier: given.identifier, birthDate: birth.ok ? birth.date : '' };
    });

/** Whose account will act for the patient: both answers are right, or it is not said which one is wrong. */
export const holderPage = formPage<PersonState, z.infer<ReturnType<typeof fields>>>({
  view: 'counter/holder',
  title: 'counter:holder.title',
  fields: ({ world }) => fields(todayIn(world)),
  back: () => '/agents/mandat/personne',
  about: ({ state }) => state.person.insuredId,
  model: personModel,
  submit: async ({ world, request, state }, proof) => {
    const holder = await findHolder(world, state.access, proof);
    if (holder === 'too-many') return { errors: [{ field: wholeForm, key: 'operator:search.too-many' }] };
    if (holder === 'unknown') return { errors: [{ field: 'identifier', key: 'counter:holder.unknown' }] };
    const { insuredId } = state.person;
    request.session.counter = { insuredId, holderId: holder.accountId };
    return { go: '/agents/mandat/contenu' };
  },
});
