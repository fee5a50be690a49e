import { z } from 'zod';
import { documentClasses } from '../../record/document-types.ts';
import { noteVisitConsent } from '../../record/visit-consent.ts';
import { type CaringState, carerLine, caringPath, nameOf } from '../../web/caring.ts';
import { classHint, className } from '../../web/document-words.ts';
import { wholeForm } from '../../web/forms.ts';
import { formPage } from '../../web/pages.ts';
import { forgetListed, noteDone } from './session.ts';

const fieldOf = (code: string): string => `class-${code}`;
const boxes = Object.fromEntries(documentClasses.map(({ code }) => [fieldOf(code), z.string().optional()]));

const fields = z
  .object({
    scope: z.enum(['all', 'some'], 'carer:consent.no-scope'),
    said: z.literal('yes', 'carer:consent.not-said'),
    ...boxes,
  })
  .transform(({ scope, said: _, ...ticked }) => ({ scope, classes: classesIn(ticked) }))
  .superRefine(({ scope, classes }, context) => {
    if (scope === 'all' || classes.length > 0) return;
    context.addIssue({ code: 'custom', path: ['scope'], message: 'carer:consent.no-class' });
  });

function classesIn(ticked: Readonly<Record<string, unknown>>): string[] {
  return documentClasses.map(({ code }) => code).filter(code => ticked[fieldOf(code)] === 'yes');
}

/** « Le patient est d'accord »: what the patient said at the visit, for everything or some kinds. Nothing is chosen in advance. */
export const consentPage = formPage<CaringState, z.infer<typeof fields>>({
  view: 'care/consent',
  title: 'carer:consent.title',
  fields,
  back: ({ state }) => caringPath(state),
  model: visit => ({
    played: carerLine(visit),
    patient: nameOf(visit.state.patient),
    classes: documentClasses.map(({ code }) => ({
      ...{ name: fieldOf(code), label: className(visit.t, code), hint: classHint(visit.t, code) },
    })),
  }),
  submit: async (visit, { scope, classes }) => {
    const { world, request, state } = visit;
    const isNoted = await noteVisitConsent(world, state.who, { classes: scope === 'all' ? [] : classes });
    if (!isNoted) return { errors: [{ field: wholeForm, key: 'carer:record.refused' }] };
    forgetListed(request, state.who);
    noteDone(visit, state.who, 'agreed');
    return { go: caringPath(state) };
  },
});
