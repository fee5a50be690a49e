import type { Request, RequestHandler, Response } from 'express';
import { translator } from '../i18n.ts';
import type { LocaleKey } from '../locale-keys.ts';
import type { Visit, Web } from './context.ts';
import { checkFields, type FieldError, type Fields, showErrors, typedFields, wholeForm } from './forms.ts';
import { openSession } from './open-session.ts';
import { sendPage } from './render.ts';
import { saveSession } from './session.ts';
import { onlyOnce } from './submissions.ts';
import type { ShownError } from './templates.ts';
import { withFrenchSpaces } from './typography.ts';

/** What a form leads to: another page (a path after the language), or its mistakes. */
export type Outcome = { readonly go: string } | { readonly errors: readonly FieldError[] };

/** A page without a form: what it shows. */
export interface Page<State> {
  /** The template, under views/features. */
  readonly view: string;
  /** The locale key of the heading. */
  readonly title: LocaleKey;
  titleValues?(visit: Visit<State>): Record<string, string | number>;
  /** The locale key of what search engines show under the title; the site's own sentence when absent. */
  readonly description?: LocaleKey;
  /** The values of the template. */
  model?(visit: Visit<State>): object | Promise<object>;
  /** The path, after the language, of the page before this one. */
  back?(visit: Visit<State>): string;
  /**
   * What the page is about, as its form repeats it: a form sent from a page about something else, or about answers
   * that changed meanwhile in another tab, is not carried out.
   */
  about?(visit: Visit<State>): string;
}

/** A page with a form. */
export interface FormPage<State, Values> extends Page<State> {
  /** The form's schema, or how to make it where it depends on the visit (the day it is, for example). */
  readonly fields: Fields<Values> | ((visit: Visit<State>) => Fields<Values>);
  /** Names of the fields that are never shown again, such as passwords. */
  readonly secrets?: readonly string[];
  /** What the fields hold before anybody typed. */
  start?(visit: Visit<State>): Record<string, string> | Promise<Record<string, string>>;
  submit(visit: Visit<State>, values: Values): Promise<Outcome>;
}

/** A page of either kind, its form's values hidden: what a list of pages holds. */
export interface AnyPage<State> extends Page<State> {
  readonly form?: Form<State>;
}

interface Form<State> {
  start(visit: Visit<State>): Promise<Record<string, string>>;
  carryOut(visit: Visit<State>, typed: Record<string, string>): Promise<Outcome>;
  readonly secrets: readonly string[];
}

/** Makes a page with a form ready for a list of pages, checking what was typed before it is carried out. */
export function formPage<State, Values>(page: FormPage<State, Values>): AnyPage<State> {
  return {
    ...page,
    form: {
      secrets: page.secrets ?? [],
      start: async visit => (await page.start?.(visit)) ?? {},
      carryOut: async (visit, typed) => {
        const fields = typeof page.fields === 'function' ? page.fields(visit) : page.fields;
        const checked = checkFields(fields, typed);
        return 'errors' in checked ? checked : page.submit(visit, checked.values);
      },
    },
  };
}

/** Makes the visit of a request. */
export function visitOf<State>(web: Web, request: Request, state: State): Visit<State> {
  const { world } = web;
  const href = (path: string): string => `${world.base}/${request.language.code}${path}`;
  return {
    web,
    world,
    request,
    language: request.language,
    t: translator(request.language.code),
    state,
    href,
  };
}

/** Shows a page: for GET, and again after a form's mistakes. */
async function show<State>(
  visit: Visit<State>,
  response: Response,
  what: { page: AnyPage<State>; errors?: readonly FieldError[] },
): Promise<void> {
  const { page, errors } = what;
  const again = visit.request.shownAgain;
  const hasChanged = isAboutOther(visit, page);
  const t = withFrenchSpaces(visit.language.code, visit.t);
  const typed = hasChanged ? undefined : errors ? typedFields(visit.request.body) : again?.values;
  if (again?.reason === 'stale') response.status(403);
  if (page.form) await openSession(visit.world, visit.request);
  sendPage(
    { web: visit.web, request: visit.request, response },
    {
      view: page.view,
      title: page.title,
      ...(page.titleValues ? { titleValues: page.titleValues(visit) } : {}),
      ...(page.description ? { description: page.description } : {}),
      model: (await page.model?.(visit)) ?? {},
      hasForm: page.form !== undefined,
      about: page.about?.(visit) ?? '',
      ...(page.back ? { back: page.back(visit) } : {}),
      errors: [...notices({ t, hasChanged, again }), ...showErrors(t, errors ?? [])],
      values: typed
        ? withoutSecrets(typed, page.form?.secrets ?? [])
        : ((await page.form?.start(visit)) ?? {}),
    },
  );
}

/** Whether a form was sent from a page that was about something else, or about the same before it changed. */
function isAboutOther<State>(visit: Visit<State>, page: AnyPage<State>): boolean {
  const sent: unknown = Object(visit.request.body)._about;
  return page.about !== undefined && typeof sent === 'string' && sent !== page.about(visit);
}

/** What is to be read before a form that is shown again. */
function notices(
  shown: Pick<Visit, 't'> & { readonly hasChanged: boolean; readonly again: Request['shownAgain'] },
): ShownError[] {
  const { t, hasChanged, again } = shown;
  if (hasChanged) return [{ field: wholeForm, text: t('common:error.changed') }];
  return again?.reason === 'stale' ? [{ field: wholeForm, text: t('common:error.stale') }] : [];
}

function withoutSecrets(typed: Record<string, string>, secrets: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(typed).filter(([name]) => !secrets.includes(name)));
}

/** Carries out a form: 303 to the next page, or 422 and the same page with its mistakes. */
async function carryOut<State>(visit: Visit<State>, response: Response, page: AnyPage<State>): Promise<void> {
  const { form } = page;
  if (form === undefined) return;
  if (isAboutOther(visit, page)) {
    response.status(409);
    return show(visit, response, { page });
  }
  let errors: readonly FieldError[] = [];
  const location = await onlyOnce(visit.world, visit.request, async () => {
    const outcome = await form.carryOut(visit, typedFields(visit.request.body));
    if ('errors' in outcome) errors = outcome.errors;
    if ('errors' in outcome) return undefined;
    // What the next page needs is there before anybody is led to it, by this sending or by a second one.
    await saveSession(visit.request);
    return visit.href(outcome.go);
  });
  if (location !== undefined) return response.redirect(303, location);
  response.status(422);
  await show(visit, response, { page, errors });
}

/** Answers GET and POST of one page with a visit already made. */
export async function answerPage<State>(
  visit: Visit<State>,
  response: Response,
  page: AnyPage<State>,
): Promise<void> {
  if (visit.request.method === 'POST') await carryOut(visit, response, page);
  else await show(visit, response, { page });
}

/** A handler for a page that belongs to no journey and needs no state. */
export function pageHandler(web: Web, page: AnyPage<undefined>): RequestHandler {
  return async (request, response) => answerPage(visitOf(web, request, undefined), response, page);
}
