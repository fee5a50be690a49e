import { z } from 'zod';
import {
  type Consent,
  consentNamed,
  consentsOf,
  giveConsent,
  withdrawConsent,
} from '../../record/consents.ts';
import { documentClasses } from '../../record/document-types.ts';
import { professionalNamed } from '../../registries/professionals-store.ts';
import type { Visit } from '../../web/context.ts';
import { classHint, className } from '../../web/document-words.ts';
import { formPage } from '../../web/pages.ts';
import { managementPath } from '../../web/paths.ts';
import { Problem } from '../../web/problems.ts';
import type { RecordState } from '../../web/record-guard.ts';
import { atItsPlace, notesOf } from './consents-page.ts';
import { done } from './done.ts';
import { personInWords } from './people.ts';
import { purposes } from './purposes.ts';
import { standingOf } from './standing.ts';
import { loadManaged, type PersonState } from './state.ts';

const fieldOf = (code: string): string => `class-${code}`;
const boxes = Object.fromEntries(documentClasses.map(({ code }) => [fieldOf(code), z.string().optional()]));
const fields = z
  .object({ scope: z.enum(['all', 'some'], 'management:consent.no-scope'), ...boxes })
  .transform(({ scope, ...ticked }) => ({ scope, classes: classesIn(ticked) }))
  .superRefine(({ scope, classes }, context) => {
    if (scope === 'all' || classes.length > 0) return;
    context.addIssue({ code: 'custom', path: ['scope'], message: 'management:consent.no-class' });
  });

function classesIn(ticked: Readonly<Record<string, unknown>>): string[] {
  return documentClasses.map(({ code }) => code).filter(code => ticked[fieldOf(code)] === 'yes');
}

/** What a professional whom the patient names may read: everything, or some kinds. Nothing is chosen in advance. */
export const giveConsentPage = formPage<PersonState, z.infer<typeof fields>>({
  view: 'management/consent',
  title: 'management:consent.title',
  fields,
  back: ({ state }) => managementPath(state.access.recordId, purposes.consent.path),
  model: async visit => {
    const { state, t } = visit;
    return {
      person: personInWords(visit, state.person.rpps, state.person),
      ...(await standingOf(visit)),
      classes: documentClasses.map(({ code }) => ({
        name: fieldOf(code),
        label: className(t, code),
        hint: classHint(t, code),
      })),
    };
  },
  submit: async (visit, { scope, classes }) => {
    const { rpps } = visit.state.person;
    const what = { rpps, classes: scope === 'all' ? [] : classes };
    const given = await giveConsent(visit.world, visit.state.access, what);
    if (given.is === 'unknown') throw new Problem(404);
    const { recordId } = visit.state.access;
    if (given.is === 'already') return { go: managementPath(recordId, purposes.consent.back) };
    return done(visit, { page: 'consents', what: 'consent-given', rpps, consentId: given.id });
  },
});

/** What the page that takes a consent back knows. */
export interface ConsentState extends RecordState {
  readonly consent: Consent;
}

/** The consent that the path names. @throws Problem 404 for one that does not hold, and for that of another record */
export async function loadConsent(visit: Visit): Promise<ConsentState> {
  const state = await loadManaged(visit);
  const id = String(visit.request.params.consent ?? '');
  const { recordId } = state.access;
  const consent = await consentNamed(visit.world.db, { recordId, id });
  if (consent === undefined) throw new Problem(404);
  return { ...state, consent };
}

/** What follows from taking a consent back, before it is done. */
export const withdrawPage = formPage<ConsentState, object>({
  view: 'management/withdraw',
  title: 'management:withdraw.title',
  fields: z.object({}),
  back: ({ state }) => managementPath(state.access.recordId, '/professionnels'),
  model: async visit => {
    const { world, state, href } = visit;
    const { consent, access } = state;
    const person = atItsPlace(consent, await professionalNamed(world.db, consent.rpps));
    const all = await consentsOf(world.db, access.recordId);
    return {
      person: personInWords(visit, consent.rpps, person),
      notes: notesOf(visit, consent),
      keep: href(managementPath(access.recordId, '/professionnels')),
      block: href(managementPath(access.recordId, `${purposes.block.path}/${consent.rpps}`)),
      isGone: person === undefined,
      hasOthers: all.some(({ id, rpps }) => rpps === consent.rpps && id !== consent.id),
    };
  },
  submit: async (visit, _nothing) => {
    const { consent, access } = visit.state;
    await withdrawConsent(visit.world, access, consent.id);
    const { id, rpps } = consent;
    return done(visit, { page: 'consents', what: 'consent-withdrawn', rpps, consentId: id });
  },
});
