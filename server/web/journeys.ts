import { type RequestHandler, Router } from 'express';
import type { Visit, Web } from './context.ts';
import { type AnyPage, answerPage, visitOf } from './pages.ts';
import { ledBefore } from './submissions.ts';

/** One page of a journey, and what its stored state says of it. */
export interface Step<State> {
  /** The path after the language. */
  readonly path: string;
  readonly page: AnyPage<State>;
  /** Whether a person may be here now. */
  open(state: State): boolean;
  /** Whether what this step is for has been done. */
  done(state: State): boolean;
}

/**
 * A journey: steps in order, and where its state is read from. Which steps are open is worked out anew from the state
 * at each request and never remembered: Back, reload, a second tab and a lost connection change nothing.
 */
export interface Journey<State> {
  readonly steps: readonly Step<State>[];
  /** Reads the state of this visit. @throws Problem when there is none to have */
  load(visit: Visit): Promise<State>;
  /** Where somebody goes for whom no step is open. */
  readonly otherwise: string;
}

/** The path of the first step that is open and not done; `otherwise` when there is none. */
export function nextPath<State>(journey: Journey<State>, state: State): string {
  const next = journey.steps.find(step => step.open(state) && !step.done(state));
  return next?.path ?? journey.otherwise;
}

/** Puts a journey's steps on a router. A step that is not open leads, by a redirect, to the one that is next. */
export function journeyRouter<State>(
  web: Web,
  journey: Journey<State>,
  guards: readonly RequestHandler[] = [],
): Router {
  const router = Router();
  for (const step of journey.steps) {
    router.all(step.path, ...guards, async (request, response) => {
      const bare = visitOf(web, request, undefined);
      const state = await journey.load(bare);
      if (!step.open(state)) {
        const next = bare.href(fill(nextPath(journey, state), request.params));
        return response.redirect(303, (await ledBefore(web.world, request)) ?? next);
      }
      await answerPage(visitOf(web, request, state), response, step.page);
    });
  }
  return router;
}

function fill(path: string, params: Record<string, string | string[]>): string {
  return path.replace(/:([a-z]+)/g, (_all, name: string) => String(params[name] ?? ''));
}
