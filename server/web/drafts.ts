import type { Request } from 'express';
import { z } from 'zod';
import { newId } from '../storage/ids.ts';
import type { World } from '../world.ts';
import { deleteDraft, findDraft, insertDraft } from './draft-store.ts';
import { typedFields } from './forms.ts';
import { openSession } from './open-session.ts';
import { markOf, type PageMark } from './page-mark.ts';
import { pathAfterLanguage } from './paths.ts';
import { saveSession } from './session.ts';

/** As many pages as somebody has open at once. */
const mostOfOneSession = 5;
/** Never kept, whatever a page says of its fields. */
const secret = /(^|-)(password|code|pin|secret)(-|$)/i;

const draftSchema = z.object({
  path: z.string(),
  about: z.string(),
  values: z.record(z.string(), z.string()),
});

/** What was typed on a page of a visit that had ended: where, about what (see pages.ts), and the texts by field. */
export type Draft = z.infer<typeof draftSchema>;

/**
 * Keeps what a form of a signed-in page holds when its visit is over: sealed, for the account whose page it was, known by
 * this browser's next session alone. Secrets and fields that the page does not have are left out. Says whether something
 * is kept.
 */
export async function keepDraft(
  world: World,
  request: Request,
  mark = markOf(world, request),
): Promise<boolean> {
  // In the visit of somebody else it would be found by nobody.
  if (mark === undefined || !isSent(request) || request.session.accountId !== undefined) return false;
  const values = keepable(mark, request);
  if (Object.keys(values).length === 0) return false;
  const id = newId(world.random);
  const draft: Draft = { path: mark.path, about: aboutOf(request), values };
  // First the session: an address that opens too many of them fills no table.
  await openSession(world, request);
  await insertDraft(world, {
    id,
    accountId: mark.account,
    sealed: world.keys.seal('draft', id, JSON.stringify(draft)),
  });
  const known = request.session.drafts ?? [];
  request.session.drafts = [...known, { id, isLed: false }].slice(-mostOfOneSession);
  await saveSession(request);
  return true;
}

const isSent = ({ method, shownAgain }: Request): boolean => method === 'POST' || shownAgain !== undefined;

function keepable({ fields }: PageMark, request: Request): Record<string, string> {
  const typed = request.shownAgain?.values ?? typedFields(request.body);
  return Object.fromEntries(
    Object.entries(typed).filter(
      ([name, value]) => fields.includes(name) && !secret.test(name) && value !== '',
    ),
  );
}

function aboutOf(request: Request): string {
  const about: unknown = Object(request.body)._about;
  return typeof about === 'string' ? about.slice(0, 500) : '';
}

/** The draft of the page being answered, the newest first; nothing unless it is this account's. */
export async function givenBack(world: World, request: Request): Promise<Draft | undefined> {
  const path = pathAfterLanguage(world, request);
  for (const { id } of [...(request.session.drafts ?? [])].reverse()) {
    const draft = await openDraft(world, request, id);
    if (draft?.path === path) return draft;
  }
  return undefined;
}

/**
 * The path, after the language, of the page that somebody who signs in was on when their visit ended. Each draft leads
 * there once: a page that cannot be opened any more must not send people round in circles.
 */
export async function pathOfDraft(world: World, request: Request): Promise<string | undefined> {
  const drafts = request.session.drafts ?? [];
  const next = drafts.findLast(({ isLed }) => !isLed);
  if (next === undefined) return undefined;
  const draft = await openDraft(world, request, next.id);
  if (draft === undefined) return undefined;
  request.session.drafts = drafts.map(one => ({ ...one, isLed: true }));
  // It was a page of this site when it was sealed. That it still leads nowhere else costs nothing to make sure of.
  return /^(\/[\w-]+)+$/.test(draft.path) ? draft.path : undefined;
}

/** Forgets what was given back for a page: its form was carried out, or the person prefers what is stored. */
export async function dropDraft(world: World, request: Request): Promise<void> {
  const { accountId, drafts = [] } = request.session;
  if (accountId === undefined || drafts.length === 0) return;
  const path = pathAfterLanguage(world, request);
  const left: typeof drafts = [];
  for (const one of drafts) {
    const draft = await openDraft(world, request, one.id);
    if (draft?.path === path) await deleteDraft(world, { id: one.id, accountId });
    else left.push(one);
  }
  request.session.drafts = left;
}

async function openDraft(world: World, { session }: Request, id: string): Promise<Draft | undefined> {
  const { accountId } = session;
  if (accountId === undefined) return undefined;
  const sealed = await findDraft(world, { id, accountId });
  return sealed === undefined
    ? undefined
    : draftSchema.parse(JSON.parse(world.keys.open('draft', id, sealed)));
}
