import type { Request, RequestHandler, Response } from 'express';
import { translator } from '../i18n.ts';
import type { LocaleKey } from '../locale-keys.ts';
import type { Visit, Web } from './context.ts';
import { dropDraft } from './drafts.ts';
import { checkFields, type FieldError, type Fields, fieldNames, typedFields } from './forms.ts';
import type { Look } from './look.ts';
import { pathAfterLanguage } from './paths.ts';
import { saveSession } from './session.ts';
import { isAboutOther, showPage } from './show-page.ts';
import { onlyOnce } from './submissions.ts';
import { isConflict, prefersStored, type Said, sendConflict } from './versions.ts';

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
  /** The look that this page alone is shown in, instead of the one that is kept. */
  look?(visit: Visit<State>): Look;
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
  /**
   * Says in words what the fields hold, for a page that edits something stored and is `about` its version: the labels
   * of the page and the answers as a person says them. When something else was stored meanwhile, what was typed is not
   * lost then: both are shown, and the person chooses. `start` gives what is stored.
   */
  inWords?(visit: Visit<State>, values: Readonly<Record<string, string>>): readonly Said[];
}

/** A page of either kind, its form's values hidden: what a list of pages holds. */
export interface AnyPage<State> extends Page<State> {
  readonly form?: Form<State>;
}

interface Form<State> {
  start(visit: Visit<State>): Promise<Record<string, string>>;
  carryOut(visit: Visit<State>, typed: Record<string, string>): Promise<Outcome>;
  readonly secrets: readonly string[];
  /** The names of the fields that the form knows. */
  names(visit: Visit<State>): string[];
  inWords?(visit: Visit<State>, values: Readonly<Record<string, string>>): readonly Said[];
}

/** Makes a page with a form ready for a list of pages, checking what was typed before it is carried out. */
export function formPage<State, Values>(page: FormPage<State, Values>): AnyPage<State> {
  const fieldsOf = (visit: Visit<State>): Fields<Values> =>
    typeof page.fields === 'function' ? page.fields(visit) : page.fields;
  return {
    ...page,
    form: {
      secrets: page.secrets ?? [],
      names: visit => fieldNames(fieldsOf(visit)),
      start: async visit => (await page.start?.(visit)) ?? {},
      ...(page.inWords ? { inWords: page.inWords } : {}),
      carryOut: async (visit, typed) => {
        const checked = checkFields(fieldsOf(visit), typed);
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

/** Carries out a form: 303 to the next page, or 422 and the same page with its mistakes. */
async function carryOut<State>(visit: Visit<State>, response: Response, page: AnyPage<State>): Promise<void> {
  const { form } = page;
  if (form === undefined) return;
  if (prefersStored(visit)) return letGo(visit, response);
  let errors: readonly FieldError[] | undefined;
  const location = await onlyOnce(visit.world, visit.request, async () => {
    // Looked at once the sending is claimed: a second press of the same button leads where the first one led.
    if (await hasChanged(visit, page)) return undefined;
    const outcome = await form.carryOut(visit, typedFields(visit.request.body));
    if ('errors' in outcome) errors = outcome.errors;
    if ('errors' in outcome) return undefined;
    await dropDraft(visit.world, visit.request);
    // What the next page needs is there before anybody is led to it, by this sending or by a second one.
    await saveSession(visit.request);
    return visit.href(outcome.go);
  });
  if (location !== undefined) return response.redirect(303, location);
  response.status(errors === undefined ? 409 : 422);
  if (errors !== undefined) return showPage(visit, response, { page, errors });
  if (form.inWords) return sendConflict(visit, response, { page });
  await showPage(visit, response, { page });
}

/** Whether the form was sent from a page that showed something else than what is stored now. */
async function hasChanged<State>(visit: Visit<State>, page: AnyPage<State>): Promise<boolean> {
  if (!isAboutOther(visit, page)) return false;
  if (page.form?.inWords === undefined) return true;
  return isConflict(visit, page, { typed: typedFields(visit.request.body), hasChanged: true });
}

/** What is stored stays; what was typed is forgotten, and the page shows what is stored. */
async function letGo<State>(visit: Visit<State>, response: Response): Promise<void> {
  await dropDraft(visit.world, visit.request);
  await saveSession(visit.request);
  response.redirect(303, visit.href(pathAfterLanguage(visit.world, visit.request)));
}

/** Answers GET and POST of one page with a visit already made. */
export async function answerPage<State>(
  visit: Visit<State>,
  response: Response,
  page: AnyPage<State>,
): Promise<void> {
  if (visit.request.method === 'POST') await carryOut(visit, response, page);
  else await showPage(visit, response, { page });
}

/** A handler for a page that belongs to no journey and needs no state. */
export function pageHandler(web: Web, page: AnyPage<undefined>): RequestHandler {
  return async (request, response) => answerPage(visitOf(web, request, undefined), response, page);
}

/** A handler for a page that shows what its path names. `load` reads that, or throws the problem that there is. */
export function loadedPage<State>(
  web: Web,
  page: AnyPage<State> | ((state: State) => AnyPage<State>),
  load: (visit: Visit) => Promise<State>,
): RequestHandler {
  return async (request, response) => {
    const visit = visitOf(web, request, undefined);
    const state = await load(visit);
    await answerPage({ ...visit, state }, response, typeof page === 'function' ? page(state) : page);
  };
}
