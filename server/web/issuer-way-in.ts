import type { RequestHandler, Response } from 'express';
import type { IssuerName } from '../config.ts';
import { IssuerDown, type Recognised, SignInRefused } from '../identity/openid/relying-party.ts';
import type { Visit, Web } from './context.ts';
import { beginSignIn, hearAnswer, languageOf, takePending } from './issuer-visit.ts';
import { visitOf } from './pages.ts';
import { saveSession } from './session.ts';

/** Why somebody is not in, as far as the issuer is concerned: it is down, or its answer is worth nothing. */
type IssuerSays = 'down' | 'refused';

/** One side of the site that people enter by an issuer. */
interface Side<Why extends string> {
  readonly name: IssuerName;
  /** The path, after the language, to which the issuer sends the browser back. */
  readonly back: string;
  /** Lets in whom the issuer recognised: gives the path, after the language, where they go, or why they stay outside. */
  enter(visit: Visit, recognised: Recognised): Promise<{ readonly go: string } | { readonly why: Why }>;
  notIn(visit: Visit, response: Response, why: Why | IssuerSays): Promise<void>;
}

/** Leads to the issuer (`begin`), and takes what it answers, once, in the browser that asked (`end`). */
export function issuerWayIn<Why extends string>(
  web: Web,
  side: Side<Why>,
): Readonly<Record<'begin' | 'end', RequestHandler>> {
  const { world } = web;
  const guarded =
    (act: (visit: Visit, response: Response) => Promise<void>): RequestHandler =>
    async (request, response) => {
      const visit = visitOf(web, request, undefined);
      response.set('Cache-Control', 'no-store');
      await act(visit, response).catch((error: unknown) => side.notIn(visit, response, issuerFault(error)));
    };
  return {
    begin: guarded(async (visit, response) => {
      const address = await beginSignIn(visit, side.name, side.back);
      await saveSession(visit.request);
      response.redirect(303, address);
    }),
    end: guarded(async (visit, response) => {
      const pending = takePending(visit, side.name);
      if (pending === undefined) return side.notIn(visit, response, 'refused');
      const entered = await side.enter(visit, await hearAnswer(visit, pending));
      if ('why' in entered) return side.notIn(visit, response, entered.why);
      await saveSession(visit.request);
      response.redirect(303, `${world.base}/${languageOf(pending)}${entered.go}`);
    }),
  };
}

/** What of an error is the issuer's doing; anything else is a fault of this site. */
function issuerFault(error: unknown): IssuerSays {
  if (error instanceof IssuerDown) return 'down';
  if (error instanceof SignInRefused) return 'refused';
  throw error;
}
