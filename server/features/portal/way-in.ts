import type { RequestHandler, Response } from 'express';
import { IssuerDown, SignInRefused } from '../../identity/openid/relying-party.ts';
import { signInCarer } from '../../identity/openid/sign-in.ts';
import { traceCarer } from '../../identity/openid/trace.ts';
import { PscClaimsError } from '../../registries/psc-claims.ts';
import type { PendingSignIn, Visit, Web } from '../../web/context.ts';
import { beginSignIn, hearAnswer, languageOf, takePending } from '../../web/issuer-visit.ts';
import { visitOf } from '../../web/pages.ts';
import { renewSession, saveSession } from '../../web/session.ts';
import { showNotIn, type WhyNot } from './not-in-page.ts';

const back = '/soignants/retour';

/** Leads to Pro Santé Connect. */
export function wayIn(web: Web): RequestHandler {
  return async (request, response) => {
    const visit = visitOf(web, request, undefined);
    response.set('Cache-Control', 'no-store');
    try {
      const address = await beginSignIn(visit, 'psc', back);
      await saveSession(request);
      response.redirect(303, address);
    } catch (error) {
      await showNotIn(visit, response, whyNot(error));
    }
  };
}

/** Takes what Pro Santé Connect answers: once, in the browser that asked. */
export function wayBackIn(web: Web): RequestHandler {
  return async (request, response) => {
    const visit = visitOf(web, request, undefined);
    response.set('Cache-Control', 'no-store');
    const pending = takePending(visit, 'psc');
    if (pending === undefined) return showNotIn(visit, response, 'refused');
    try {
      await enter(visit, response, pending);
    } catch (error) {
      await showNotIn(visit, response, whyNot(error));
    }
  };
}

async function enter(visit: Visit, response: Response, pending: PendingSignIn): Promise<void> {
  const { world, request } = visit;
  const recognised = await hearAnswer(visit, pending);
  const found = await signInCarer(world, recognised);
  if (typeof found === 'string') return showNotIn(visit, response, found);
  await renewSession(world, request);
  const [only, ...others] = found.exercises;
  const chosen = others.length === 0 && only !== undefined ? { exerciseId: only } : {};
  // No trace, no visit.
  await world.db
    .transaction()
    .execute(trx => traceCarer(trx, world, { rpps: found.rpps, ...chosen, verb: 'sign-in.succeeded' }));
  request.session.professional = { ...found, ...chosen, idToken: recognised.idToken };
  await saveSession(request);
  const path = others.length === 0 ? '/soignants/accueil' : '/soignants/lieu';
  response.redirect(303, `${world.base}/${languageOf(pending)}${path}`);
}

/** What somebody is told; anything that is not the issuer's doing is a fault of this site. */
function whyNot(error: unknown): WhyNot {
  if (error instanceof IssuerDown) return 'down';
  if (error instanceof SignInRefused || error instanceof PscClaimsError) return 'refused';
  throw error;
}
