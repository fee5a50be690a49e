import type { Request } from 'express';
import { z } from 'zod';
import { SealError } from '../storage/keys.ts';
import { day } from '../storage/time.ts';
import type { World } from '../world.ts';
import { pathAfterLanguage } from './paths.ts';

/** Longer than any visit: a form that is older is of no use to anybody but a thief. */
const validFor = day;

const markSchema = z.object({
  account: z.string(),
  path: z.string(),
  fields: z.array(z.string()),
  at: z.string(),
});

/**
 * What the form of a signed-in page says of itself: whose page it is, where, and which fields may be kept. It comes back
 * with the form, so that what was typed finds its owner when no session can tell any more.
 */
export type PageMark = z.infer<typeof markSchema>;

/** The mark of the page being answered, sealed: nobody can read it, change it or make one. */
export function sealMark(world: World, request: Request, fields: readonly string[]): string {
  const account = request.session.accountId;
  if (account === undefined) return '';
  const path = pathAfterLanguage(world, request);
  const mark: PageMark = { account, path, fields: [...fields], at: world.now().toISOString() };
  return world.keys.seal('draft', 'mark', JSON.stringify(mark));
}

/** The account of the page that a form was sent from; nothing when the form does not say, or was not made here. */
export function accountOfPage(world: World, request: Request): string | undefined {
  return openMark(world, request)?.account;
}

/** The mark of a form sent to its own page within a day; nothing for any other. */
export function markOf(world: World, request: Request): PageMark | undefined {
  const mark = openMark(world, request);
  if (mark === undefined || mark.path !== pathAfterLanguage(world, request)) return undefined;
  return isFresh(world, mark) ? mark : undefined;
}

/** The mark of a form whose page had to give up, wherever it sends it to. */
export function markOfAnyPage(world: World, request: Request): PageMark | undefined {
  const mark = openMark(world, request);
  return mark !== undefined && isFresh(world, mark) ? mark : undefined;
}

const isFresh = (world: World, { at }: PageMark): boolean =>
  world.now().getTime() - Date.parse(at) < validFor;

function openMark(world: World, request: Request): PageMark | undefined {
  const sent: unknown = Object(request.body)._mark;
  if (typeof sent !== 'string' || sent === '') return undefined;
  try {
    return markSchema.parse(JSON.parse(world.keys.open('draft', 'mark', sent)));
  } catch (error) {
    if (error instanceof SealError) return undefined;
    throw error;
  }
}
