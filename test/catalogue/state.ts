import type { Browser } from 'playwright-core';
import { Visitor, type VisitorOptions } from '../browser/visitor.ts';
import { startSite } from '../support/site.ts';

/** One page in one state, and how a person gets there from the state before it. */
export interface State {
  readonly name: string;
  /** What only shows a part of the site out of its page: a second h1 or a link that leads nowhere is right there. */
  readonly isExample?: boolean;
  /** Nothing that follows depends on having been here. */
  readonly isApart?: boolean;
  reach(visitor: Visitor): Promise<void>;
}

/** States that follow each other in one browser, on a site of their own. */
export interface Walk {
  readonly name: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly states: readonly State[];
}

/** What is done at each state that was reached. */
export type Visit = (state: State, visitor: Visitor) => Promise<void>;

/** A state reached by its address. */
export function opened(name: string, path: string): State {
  return { name, reach: visitor => visitor.open(path) };
}

/** A state reached by filling the page's form and pressing its main button, or the one of `press`. */
export function submitted(name: string, fields: Record<string, string> = {}, press?: string): State {
  return { name, reach: visitor => visitor.submit(fields, press) };
}

/** A state reached by typing the newest code that the site has sent. */
export function submittedCode(name: string, fields: Record<string, string> = {}): State {
  return { name, reach: async visitor => visitor.submit({ ...fields, code: await visitor.code() }) };
}

/** Goes through a walk in a new window, and calls `visit` at each state. */
export async function goThrough(
  browser: Browser,
  walk: Walk,
  { visit, ...options }: VisitorOptions & { visit: Visit },
): Promise<void> {
  const site = await startSite({ env: walk.env ?? {} });
  const visitor = await Visitor.at(browser, site, options);
  try {
    for (const state of walk.states) {
      await state.reach(visitor).catch((error: unknown) => {
        throw new Error(`« ${state.name} » cannot be reached in ${visitor.language}`, { cause: error });
      });
      await visit(state, visitor);
    }
  } finally {
    await visitor.close();
    await site.close();
  }
}

/** Carries out jobs, `most` at a time. */
export async function inParallel(jobs: readonly (() => Promise<void>)[], most: number): Promise<void> {
  const left = [...jobs];
  const work = async (): Promise<void> => {
    for (let job = left.shift(); job !== undefined; job = left.shift()) await job();
  };
  await Promise.all(Array.from({ length: most }, work));
}
