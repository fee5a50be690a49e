import { z } from 'zod';
import type { GrantScope } from './policy/viewer.ts';

/** What the owner holds, and whoever stands wholly for them. */
export const wholeScope: GrantScope = { see: 'all', add: true, manage: true, history: true };

const scopeSchema = z.strictObject({
  see: z.union([z.literal('all'), z.array(z.string())]),
  add: z.boolean(),
  manage: z.boolean(),
  history: z.boolean(),
});

/** Reads what a grant says, as its row keeps it: `all`, or JSON. @throws ZodError for anything else */
export function readGrantScope(text: string): GrantScope {
  if (text === 'all') return wholeScope;
  const { see, ...may } = scopeSchema.parse(JSON.parse(text));
  return { ...may, see: see === 'all' ? see : new Set(see) };
}
