import type { Response } from 'express';
import type { Visit } from './context.ts';
import { typedFields } from './forms.ts';
import type { AnyPage } from './pages.ts';
import { pathAfterLanguage } from './paths.ts';
import { withoutSecrets } from './secrets.ts';
import { saveSession } from './session.ts';

declare module 'express-session' {
  interface SessionData {
    /** What was typed on the page that somebody left for the page of comfort, without its secrets. */
    setAside: { path: string; about: string; values: Record<string, string> };
  }
}

/** Leads to the page of comfort, and keeps what was typed here until the person comes back, in the sealed session. */
export async function leaveForComfort<State>(
  visit: Visit<State>,
  response: Response,
  page: AnyPage<State>,
): Promise<void> {
  const { world, request } = visit;
  const path = pathAfterLanguage(world, request) || '/';
  const values = withoutSecrets(typedFields(request.body), page.form?.secrets ?? []);
  request.session.setAside = { path, about: page.about?.(visit) ?? '', values };
  await saveSession(request);
  response.redirect(303, visit.href(`/confort?${new URLSearchParams({ de: path })}`));
}

/** Gives back, once, what was typed on this page before; nothing when the page is about something else by now. */
export function takeBack<State>(
  visit: Visit<State>,
  page: AnyPage<State>,
): Record<string, string> | undefined {
  const { world, request } = visit;
  const kept = request.session.setAside;
  if (request.method !== 'GET' || kept?.path !== (pathAfterLanguage(world, request) || '/')) return undefined;
  delete request.session.setAside;
  return kept.about === (page.about?.(visit) ?? '') ? kept.values : undefined;
}
