import type { Response } from 'express';
import type { Visit } from './context.ts';
import { typedFields } from './forms.ts';
import type { AnyPage } from './pages.ts';
import { sendPage } from './render.ts';
import { withFrenchSpaces } from './typography.ts';

/** One answer of a form as a person says it: the question, and the answer in words. */
export interface Said {
  readonly label: string;
  readonly value: string;
  /** An e-mail, a number or a code: it runs from left to right in every language. */
  readonly ltr?: boolean;
}

/** The name under which the page of two answers says that it is one, when it is shown again in another language. */
const sentByConflict = '_conflict';
/** The button that keeps what is stored. */
const keepStored = '_stored';

/** Whether the person chose what is stored, on the page of two answers. */
export function prefersStored({ request }: Visit<unknown>): boolean {
  return Object(request.body)[keepStored] !== undefined;
}

/**
 * Whether what was typed stands against something that was stored meanwhile, in another tab or on another device. Where
 * both say the same there is nothing to choose, and where a page cannot say them in words it has no such choice.
 */
export async function isConflict<State>(
  visit: Visit<State>,
  page: AnyPage<State>,
  what: { readonly typed: Record<string, string> | undefined; readonly hasChanged: boolean },
): Promise<boolean> {
  const { typed, hasChanged } = what;
  const isAgain = Object(visit.request.body)[sentByConflict] !== undefined && visit.request.method === 'GET';
  if (typed === undefined || page.form?.inWords === undefined || !(hasChanged || isAgain)) return false;
  const { mine, stored } = await bothInWords(visit, page, typed);
  return JSON.stringify(mine) !== JSON.stringify(stored);
}

async function bothInWords<State>(
  visit: Visit<State>,
  page: AnyPage<State>,
  typed: Record<string, string>,
): Promise<{ mine: readonly Said[]; stored: readonly Said[] }> {
  const spoken = { ...visit, t: withFrenchSpaces(visit.language.code, visit.t) };
  const inWords = page.form?.inWords ?? (() => []);
  const stored = (await page.form?.start(visit)) ?? {};
  return { mine: inWords(spoken, typed), stored: inWords(spoken, stored) };
}

/** Shows both answers, 409, with the choice: what was typed is sent again against what is stored now, or is let go. */
export async function sendConflict<State>(
  visit: Visit<State>,
  response: Response,
  what: { page: AnyPage<State>; typed?: Record<string, string> },
): Promise<void> {
  const { page, typed = typedFields(visit.request.body) } = what;
  const secrets = page.form?.secrets ?? [];
  const known = page.form?.names(visit) ?? [];
  const kept = Object.entries(typed).filter(([name]) => known.includes(name) && !secrets.includes(name));
  response.status(409);
  sendPage(
    { web: visit.web, request: visit.request, response },
    {
      view: 'conflict',
      title: 'visit:conflict.title',
      model: { ...(await bothInWords(visit, page, typed)), kept, sentByConflict, keepStored },
      hasForm: true,
      fields: known.filter(name => !secrets.includes(name)),
      isTyped: true,
      about: page.about?.(visit) ?? '',
      ...(page.back ? { back: page.back(visit) } : {}),
    },
  );
}
