import { z } from 'zod';
import { findAtCounter } from '../../identity/counter/find.ts';
import type { LocaleKey } from '../../locale-keys.ts';
import { parseNir } from '../../registries/nir.ts';
import { wholeForm } from '../../web/forms.ts';
import { type AnyPage, formPage } from '../../web/pages.ts';
import type { CounterState } from './state.ts';

const fields = z.object({
  number: z
    .string()
    .optional()
    .default('')
    .superRefine((typed, context) => {
      const number = parseNir(typed);
      if (!number.ok) context.addIssue({ code: 'custom', message: `common:error.nir.${number.error}` });
    }),
});

/** Looks for one person by the number of their card; what is done for them comes next. */
export function searchPage(own: { title: LocaleKey; next: string }): AnyPage<CounterState> {
  return formPage<CounterState, z.infer<typeof fields>>({
    view: 'counter/search',
    title: own.title,
    fields,
    back: () => '/agents/accueil',
    submit: async ({ world, request, state }, { number }) => {
      const search = await findAtCounter(world, state.access, number);
      if (search.is === 'too-many')
        return { errors: [{ field: wholeForm, key: 'operator:search.too-many' }] };
      if (search.is !== 'found') return { errors: [{ field: 'number', key: 'counter:search.nobody' }] };
      request.session.counter = { insuredId: search.insuredId };
      return { go: own.next };
    },
  });
}
