import { z } from 'zod';
import { type DirectoryFound, isSearchable } from '../registries/directory-search-store.ts';

/** Longer than any name. */
const longest = 100;
const typed = z.string('management:search.nothing-typed').max(longest, 'management:search.too-long');

/** What is typed to find somebody in the directory of professionals: a part of a name, a town, or both. */
export const directoryFields = z
  .object({ name: typed, town: typed })
  .superRefine(({ name, town }, context) => {
    if (isSearchable(`${name} ${town}`)) return;
    context.addIssue({ code: 'custom', path: ['name'], message: 'management:search.nothing-typed' });
  });
export type DirectoryFields = z.infer<typeof directoryFields>;

/** Nobody was looked for yet. */
export const nobodyFound: DirectoryFound = { people: [], isNear: false, isMany: false };
