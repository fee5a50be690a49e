import { type RequestHandler, Router } from 'express';
import { IssuerDown, SignInRefused } from '../../identity/openid/relying-party.ts';
import { signInAgent } from '../../identity/openid/sign-in.ts';
import { agentOnly, loadAgent } from '../../web/agent-visit.ts';
import type { Web } from '../../web/context.ts';
import { issuerSignOut } from '../../web/issuer-sign-out.ts';
import { beginSignIn, hearAnswer, languageOf, takePending } from '../../web/issuer-visit.ts';
import { loadedPage, pageHandler, visitOf } from '../../web/pages.ts';
import { renewSession, saveSession } from '../../web/session.ts';
import { homePage, landingPage, outPage, showNotIn } from './pages.ts';

/** The side of the counter and of the associations: the way in by the second issuer, home, and the way out. */
export function agentsRoutes(web: Web): Router {
  const router = Router();
  router.get('/agents', pageHandler(web, landingPage));
  router.get('/agents/connexion', wayIn(web));
  router.get('/agents/retour', wayBackIn(web));
  const out = issuerSignOut(web, { name: 'staff', out: '/agents/sorti', home: '/agents/accueil' });
  router.post('/agents/sortie', out.carryOut);
  router.get('/agents/sortie', out.afterwards);
  router.get('/agents/sorti', out.inLanguage, pageHandler(web, outPage));
  router.all('/agents/*rest', agentOnly(web));
  router.get('/agents/accueil', loadedPage(web, homePage, loadAgent));
  return router;
}

function wayIn(web: Web): RequestHandler {
  return async (request, response) => {
    const visit = visitOf(web, request, undefined);
    response.set('Cache-Control', 'no-store');
    try {
      const address = await beginSignIn(visit, 'staff', '/agents/retour');
      await saveSession(request);
      response.redirect(303, address);
    } catch (error) {
      await showNotIn(visit, response, whyNot(error));
    }
  };
}

/** Takes what the issuer answers: once, in the browser that asked. */
function wayBackIn(web: Web): RequestHandler {
  const { world } = web;
  return async (request, response) => {
    const visit = visitOf(web, request, undefined);
    response.set('Cache-Control', 'no-store');
    const pending = takePending(visit, 'staff');
    if (pending === undefined) return showNotIn(visit, response, 'refused');
    try {
      const recognised = await hearAnswer(visit, pending);
      const agent = await signInAgent(world, recognised);
      if (agent === undefined) return showNotIn(visit, response, 'no-role');
      await renewSession(world, request);
      request.session.agent = { id: agent.id, idToken: recognised.idToken };
      await saveSession(request);
      response.redirect(303, `${world.base}/${languageOf(pending)}/agents/accueil`);
    } catch (error) {
      await showNotIn(visit, response, whyNot(error));
    }
  };
}

function whyNot(error: unknown): 'down' | 'refused' {
  if (error instanceof IssuerDown) return 'down';
  if (error instanceof SignInRefused) return 'refused';
  throw error;
}
