import { z } from 'zod';
import { findLanguage, type Language, languages, translator } from '../../i18n.ts';
import type { Visit } from '../../web/context.ts';
import { addToDraft, dropCreatingDraft } from '../../web/creating-draft.ts';
import { formPage } from '../../web/pages.ts';
import { withFrenchSpaces } from '../../web/typography.ts';
import { aboutDraft, type CreatingState, nameOf, pathOf, patientIn } from './state.ts';

const answer = z.enum(['yes', 'no']).optional();

/** Without consent the two other answers do not matter, and are not asked for. */
const fields = z
  .object({ consent: answer, 'break-glass': answer, 'centre-15': answer })
  .transform((given, context) => {
    const isMissing = (name: 'consent' | 'break-glass' | 'centre-15'): boolean => {
      if (given[name] !== undefined) return false;
      context.addIssue({ code: 'custom', path: [name], message: `creating:consent.no-${name}` });
      return true;
    };
    if (given.consent === 'no') return { consent: false, breakGlass: false, centre15: false };
    const missing = (['consent', 'break-glass', 'centre-15'] as const).filter(isMissing);
    if (missing.length > 0) return z.NEVER;
    return {
      consent: true,
      breakGlass: given['break-glass'] === 'yes',
      centre15: given['centre-15'] === 'yes',
    };
  });

/** The language in which the patient is asked: the one chosen on this page, else the one that the register knows. */
function asked({ request, state, language }: Visit<CreatingState>): Language {
  const named = typeof request.query.langue === 'string' ? findLanguage(request.query.langue) : undefined;
  const known = state.draft?.agreed?.language ?? patientIn(state).language;
  return named ?? findLanguage(known) ?? language;
}

/** Step 3: the oral consent, and the two answers about emergencies, asked in the patient's language (product rules, §6). */
export const consentPage = formPage<CreatingState, z.infer<typeof fields>>({
  view: 'creating/consent',
  title: 'creating:consent.title',
  fields,
  about: aboutDraft,
  back: ({ state }) => pathOf(state, state.needsRepresentative ? '/representant/identite' : '/identite'),
  start: ({ state }) => {
    const { agreed } = state.draft ?? {};
    if (agreed === undefined) return {};
    const said = (is: boolean): string => (is ? 'yes' : 'no');
    return { consent: 'yes', 'break-glass': said(agreed.breakGlass), 'centre-15': said(agreed.centre15) };
  },
  model: visit => {
    const language = asked(visit);
    const say = withFrenchSpaces(language.code, translator(language.code));
    const { needsRepresentative } = visit.state;
    return {
      language: language.code,
      dir: language.dir,
      say,
      minor: needsRepresentative ? nameOf(patientIn(visit.state)) : '',
      offered: languages.map(({ code, name }) => ({
        ...{ code, name, isChosen: code === language.code },
        href: visit.href(`${pathOf(visit.state, '/accord')}?langue=${code}`),
      })),
    };
  },
  submit: async (visit, { consent, breakGlass, centre15 }) => {
    const { world, request, state } = visit;
    if (!consent) {
      dropCreatingDraft(request);
      return { go: pathOf(state, '/rien') };
    }
    addToDraft(world, request, { agreed: { breakGlass, centre15, language: asked(visit).code } });
    return { go: pathOf(state, '/compte') };
  },
});
