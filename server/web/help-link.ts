import { topicOf } from './help-topics.ts';

/** Where the link « Aide » of a page leads. */
export interface HelpLink {
  /** The path after the language. */
  readonly path: string;
  /** It is help about the very page one is on. */
  readonly isAbout: boolean;
  /** It opens beside the page: what is being typed there stays. */
  readonly isBeside: boolean;
}

/**
 * The help of a page, with the way back in its address. From a page with a form it opens beside it, for a browser does
 * not always give back what was typed in a page that must not be stored. `path` is nothing on a page of a problem.
 */
export function helpLink(path: string | undefined, hasForm: boolean): HelpLink {
  if (path === undefined) return { path: '/aide/probleme', isAbout: true, isBeside: false };
  const topic = topicOf(path);
  if (topic === undefined) return { path: '/aide', isAbout: false, isBeside: hasForm };
  const from = path === '/' ? '' : `/${hasForm ? 'a-cote' : 'depuis'}${path}`;
  return { path: `/aide/${topic}${from}`, isAbout: true, isBeside: hasForm };
}

/** Reads the page that the help was opened from out of the parts of an address. Nothing but a path of this site. */
export function pageBefore(parts: unknown): string | undefined {
  const list: unknown[] = Array.isArray(parts) ? parts : [];
  const all = list.filter(part => typeof part === 'string' && /^[A-Za-z0-9_-]{1,40}$/.test(part));
  return all.length === list.length && all.length > 0 && all.length <= 8 ? `/${all.join('/')}` : undefined;
}
