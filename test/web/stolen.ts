import { Reader } from '../support/reader.ts';
import type { TestSite } from '../support/site.ts';

export const minute = 60_000;

/** A browser that has got hold of the owner's cookies as they are now. */
export function thief(site: TestSite, owner: Reader): Reader {
  const reader = new Reader(site.origin);
  for (const [name, value] of owner.cookies) reader.cookies.set(name, value);
  return reader;
}

/** The token of the open page's forms; empty without a form. */
export function csrfOf(reader: Reader): string {
  return reader.page?.root.querySelector('input[name="_csrf"]')?.getAttribute('value') ?? '';
}
