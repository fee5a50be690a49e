import { z } from 'zod';
import { blockedOf } from '../../record/blocking.ts';
import { type Consent, consentsOf } from '../../record/consents.ts';
import { type Professional, professionalsNamed } from '../../registries/professionals-store.ts';
import type { Visit } from '../../web/context.ts';
import { showDate } from '../../web/dates.ts';
import { className } from '../../web/document-words.ts';
import { wholeForm } from '../../web/forms.ts';
import { type AnyPage, formPage } from '../../web/pages.ts';
import { managementPath } from '../../web/paths.ts';
import type { RecordState } from '../../web/record-guard.ts';
import { justDone, undo } from './done.ts';
import { personInWords } from './people.ts';
import { purposes } from './purposes.ts';

const kinds = ['named', 'care-team', 'visit'] as const;
const fields = z.object({ undo: z.string().optional() });

/** « Les professionnels que j'autorise »: by name, as a member of the care team, or at a visit. */
export const consentsPage: AnyPage<RecordState> = formPage<RecordState, z.infer<typeof fields>>({
  view: 'management/consents',
  title: 'management:consents.title',
  fields,
  back: ({ state }) => managementPath(state.access.recordId),
  model: modelOf,
  submit: async (visit, typed) => {
    if (typed.undo !== undefined) return undo(visit, 'consents');
    return { errors: [{ field: wholeForm, key: 'common:error.changed' }] };
  },
});

async function modelOf(visit: Visit<RecordState>): Promise<object> {
  const { world, state, href, t } = visit;
  const { recordId } = state.access;
  const all = await consentsOf(world.db, recordId);
  const named = await professionalsNamed(world.db, [...new Set(all.map(({ rpps }) => rpps))]);
  const blocked = new Set((await blockedOf(world.db, recordId)).map(({ rpps }) => rpps));
  const row = (consent: Consent) => ({
    person: personInWords(visit, consent.rpps, atItsPlace(consent, named.get(consent.rpps))),
    notes: [
      ...notesOf(visit, consent),
      ...(blocked.has(consent.rpps) ? [t('management:consents.blocked')] : []),
    ],
    link: {
      href: href(managementPath(recordId, `/professionnels/${consent.id}/retirer`)),
      text: t('management:consents.withdraw'),
    },
  });
  const groups = kinds.map(kind => ({ kind, people: all.filter(one => one.kind === kind).map(row) }));
  return {
    done: await justDone(visit, 'consents'),
    add: href(managementPath(recordId, purposes.consent.path)),
    doctor: href(managementPath(recordId, '/medecin-traitant')),
    isEmpty: all.length === 0,
    groups: groups.filter(({ people }) => people.length > 0),
  };
}

/** A consent that was given at a visit holds for one place and function: only that one is shown. */
export function atItsPlace(
  { exerciseId }: Consent,
  person: Professional | undefined,
): Professional | undefined {
  const places = person?.places.filter(place => place.exerciseId === exerciseId) ?? [];
  return person && places.length > 0 ? { ...person, places } : person;
}

/** Since when, and for what kinds of documents. */
export function notesOf(visit: Visit<unknown>, { since, classes }: Consent): string[] {
  const { t, language } = visit;
  const date = showDate(visit, since);
  if (classes.length === 0) return [t('management:consents.since', { date }), t('management:consents.all')];
  const names = classes.map(code => className(t, code));
  const kinds = new Intl.ListFormat(language.code, { type: 'unit', style: 'long' }).format(names);
  return [t('management:consents.since', { date }), t('management:consents.some', { kinds })];
}
