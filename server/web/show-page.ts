import type { Request, Response } from 'express';
import type { Visit } from './context.ts';
import { type Draft, givenBack } from './drafts.ts';
import { type FieldError, showErrors, typedFields, wholeForm } from './forms.ts';
import { openSession } from './open-session.ts';
import type { AnyPage } from './pages.ts';
import { sendPage } from './render.ts';
import { withoutSecrets } from './secrets.ts';
import { leaveForComfort, takeBack } from './set-aside.ts';
import type { ShownError } from './templates.ts';
import { withFrenchSpaces } from './typography.ts';
import { isConflict, sendConflict } from './versions.ts';

/** Shows a page: for GET, and again after a form's mistakes. */
export async function showPage<State>(
  visit: Visit<State>,
  response: Response,
  what: { page: AnyPage<State>; errors?: readonly FieldError[] },
): Promise<void> {
  const { page, errors } = what;
  if (page.form) await openSession(visit.world, visit.request);
  const again = visit.request.shownAgain;
  if (again?.reason === 'comfort') return leaveForComfort(visit, response, page);
  const filled = await fill(visit, page, errors);
  if (filled.typed && (await isConflict(visit, page, filled))) {
    return sendConflict(visit, response, { page, typed: filled.typed });
  }
  const t = withFrenchSpaces(visit.language.code, visit.t);
  if (again !== undefined && again.reason !== 'language') response.status(403);
  sendPage(
    { web: visit.web, request: visit.request, response },
    {
      view: page.view,
      title: page.title,
      ...(page.titleValues ? { titleValues: page.titleValues(visit) } : {}),
      ...(page.description ? { description: page.description } : {}),
      model: (await page.model?.({ ...visit, t })) ?? {},
      hasForm: page.form !== undefined,
      fields: page.form?.names(visit) ?? [],
      about: page.about?.(visit) ?? '',
      ...(page.look ? { look: page.look(visit) } : {}),
      ...(page.back ? { back: page.back(visit) } : {}),
      errors: [...notices({ t, ...filled, again }), ...showErrors(t, errors ?? [])],
      isTyped: filled.typed !== undefined,
      isGivenBack: filled.isGivenBack,
      values: filled.typed ?? (await page.form?.start(visit)) ?? {},
    },
  );
}

/** What the fields of a page hold before they are shown, and how that came. */
export interface Filled {
  /** Nothing: the fields hold what is stored. */
  readonly typed: Record<string, string> | undefined;
  /** It was typed on a page that showed something else than what is stored now. */
  readonly hasChanged: boolean;
  readonly isGivenBack: boolean;
}

async function fill<State>(
  visit: Visit<State>,
  page: AnyPage<State>,
  errors?: readonly FieldError[],
): Promise<Filled> {
  const { request, world } = visit;
  const posted = errors ? typedFields(request.body) : request.shownAgain?.values;
  const draft = page.form && posted === undefined ? await givenBack(world, request) : undefined;
  const hasChanged = draft ? isOlder(visit, page, draft) : isAboutOther(visit, page);
  const isOf = !hasChanged || page.form?.inWords !== undefined;
  const typed = isOf ? (draft?.values ?? posted ?? takeBack(visit, page)) : undefined;
  return {
    typed: typed && withoutSecrets(typed, page.form?.secrets ?? []),
    hasChanged,
    isGivenBack: draft !== undefined && isOf,
  };
}

const isOlder = <State>(visit: Visit<State>, page: AnyPage<State>, draft: Draft): boolean =>
  page.about !== undefined && draft.about !== page.about(visit);

/** Whether a form was sent from a page that was about something else, or about the same before it changed. */
export function isAboutOther<State>(visit: Visit<State>, page: AnyPage<State>): boolean {
  const sent: unknown = Object(visit.request.body)._about;
  return page.about !== undefined && typeof sent === 'string' && sent !== page.about(visit);
}

/** What is to be read before a form that is shown again. */
function notices(
  shown: Pick<Visit, 't'> & { readonly hasChanged: boolean; readonly again: Request['shownAgain'] },
): ShownError[] {
  const { t, hasChanged, again } = shown;
  if (hasChanged || again?.reason === 'other') return [{ field: wholeForm, text: t('common:error.changed') }];
  return again?.reason === 'stale' ? [{ field: wholeForm, text: t('common:error.stale') }] : [];
}
