import { Router } from 'express';
import type { Recognised } from '../../identity/openid/relying-party.ts';
import { signInAgent } from '../../identity/openid/sign-in.ts';
import { agentOnly, loadAgent } from '../../web/agent-visit.ts';
import type { Visit, Web } from '../../web/context.ts';
import { issuerSignOut } from '../../web/issuer-sign-out.ts';
import { issuerWayIn } from '../../web/issuer-way-in.ts';
import { loadedPage, pageHandler } from '../../web/pages.ts';
import { renewSession } from '../../web/session.ts';
import { homePage, landingPage, outPage, showNotIn, type WhyNot } from './pages.ts';

/** The side of the counter and of the associations: the way in by the second issuer, home, and the way out. */
export function agentsRoutes(web: Web): Router {
  const router = Router();
  router.get('/agents', pageHandler(web, landingPage));
  const way = issuerWayIn<WhyNot>(web, { name: 'staff', back: '/agents/retour', enter, notIn: showNotIn });
  router.get('/agents/connexion', way.begin);
  router.get('/agents/retour', way.end);
  const out = issuerSignOut(web, { name: 'staff', out: '/agents/sorti', home: '/agents/accueil' });
  router.post('/agents/sortie', out.carryOut);
  router.get('/agents/sortie', out.afterwards);
  router.get('/agents/sorti', out.inLanguage, pageHandler(web, outPage));
  router.all('/agents/*rest', agentOnly(web));
  router.get('/agents/accueil', loadedPage(web, homePage, loadAgent));
  return router;
}

async function enter({ world, request }: Visit, recognised: Recognised) {
  const agent = await signInAgent(world, recognised);
  if (agent === undefined) return { why: 'no-role' } as const;
  await renewSession(world, request);
  request.session.agent = { id: agent.id, idToken: recognised.idToken };
  return { go: '/agents/accueil' };
}
