import type { Visit } from '../../web/context.ts';
import type { Outcome } from '../../web/pages.ts';
import { isRecent } from '../../web/recent.ts';

type Done = 'saved' | 'restored' | 'moved';

/** How many minutes a page says what was done last. */
const told = 2;

/** Leads to the page of a part, which says what was done; nothing where the page shows it by itself. */
export function done({ world, request }: Visit<unknown>, what: Done | undefined, path: string): Outcome {
  if (what === undefined) delete request.session.informationDone;
  else request.session.informationDone = { what, path, at: world.now().toISOString() };
  return { go: path };
}

/** What was done on this page a moment ago, if anything. */
export function justDone({ world, request }: Visit<unknown>, path: string): Done | undefined {
  const last = request.session.informationDone;
  return last?.path === path && isRecent(world, last.at, told) ? last.what : undefined;
}
