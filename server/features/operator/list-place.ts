import type { Request } from 'express';
import type { ListedBefore } from '../../identity/operator/contact.ts';

/** How many lines a page of a list shows. */
export const perPage = 50;

/** What a list goes on after, as the link to its next page says it. */
export const placeOf = ({ createdAt, id }: ListedBefore): string => `${createdAt.getTime()}.${id}`;

/** Where a list goes on, as its link says it. What is no such place begins anew. */
export function beforeOf({ query }: Request, name = 'avant'): ListedBefore | undefined {
  const [, time, id] = /^(\d{1,15})\.([\w-]{1,40})$/.exec(String(query[name] ?? '')) ?? [];
  return time === undefined || id === undefined ? undefined : { createdAt: new Date(Number(time)), id };
}
