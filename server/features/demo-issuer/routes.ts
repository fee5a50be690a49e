import { type RequestHandler, Router } from 'express';
import type { IssuerName } from '../../config.ts';
import type { Visit, Web } from '../../web/context.ts';
import { originOf } from '../../web/origin.ts';
import { answerPage, type Page, visitOf } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import type { DemoIssuers } from './issuers.ts';
import type { DemoIssuer } from './provider.ts';

interface Choosing {
  readonly name: IssuerName;
  readonly issuer: DemoIssuer;
}

/** Everybody whom a demo issuer knows: one press signs in. */
const choosePage: Page<Choosing> = {
  view: 'demo-issuer/choose',
  title: 'portal:issuer.title',
  model: ({ state, request }) => ({
    name: state.name,
    action: request.originalUrl,
    people: state.issuer.people.map(({ id, name, claims }) => ({ id, name, does: doesOf(claims) })),
  }),
};

/** Where somebody works, or what they may do. */
function doesOf(claims: DemoIssuer['people'][number]['claims']): string {
  const { exercices = [] } = Object(claims.SubjectRefPro);
  const places = exercices.flatMap((one: { activities: { raisonSocialeSite: string }[] }) =>
    one.activities.map(({ raisonSocialeSite }) => raisonSocialeSite),
  );
  return places.join(' ; ');
}

/** The page on which somebody says whom they play: what an issuer does with a card or a phone, a demo site does so. */
export function demoIssuerRoutes(web: Web, issuers: DemoIssuers): Router {
  const router = Router();
  const path = '/demo/identite/:issuer/:uid';
  router.get(path, async (request, response) => {
    const visit = visitOf(web, request, undefined);
    await answerPage({ ...visit, state: await choosing(visit, issuers) }, response, choosePage);
  });
  router.post(path, choose(web, issuers));
  return router;
}

async function choosing({ world, request }: Visit, issuers: DemoIssuers): Promise<Choosing> {
  const name = request.params.issuer;
  if (name !== 'psc' && name !== 'staff') throw new Problem(404);
  return { name, issuer: await issuers.find(name, originOf(world, request)) };
}

function choose(web: Web, issuers: DemoIssuers): RequestHandler {
  return async (request, response) => {
    const { issuer, name } = await choosing(visitOf(web, request, undefined), issuers);
    const accountId = String(Object(request.body).person ?? '');
    if (!issuer.people.some(({ id }) => id === accountId)) throw new Problem(400);
    const login = { accountId, ...(name === 'psc' && { acr: 'eidas1' }) };
    const back = await issuer.provider.interactionResult(request, response, { login }).catch(() => {
      // Too late, or a page that was open in another browser.
      throw new Problem(410);
    });
    response.redirect(303, back);
  };
}
