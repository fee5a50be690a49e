import { type RequestHandler, Router } from 'express';
import type { IssuerName } from '../../config.ts';
import { asKey } from '../../i18n.ts';
import { agentRoles } from '../../identity/openid/agents.ts';
import { professions } from '../../registries/specialties.ts';
import type { Visit, Web } from '../../web/context.ts';
import { openSession } from '../../web/open-session.ts';
import { originOf } from '../../web/origin.ts';
import { answerPage, type Page, visitOf } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import { professionName, type Words } from '../../web/profession-words.ts';
import type { DemoIssuers } from './issuers.ts';
import type { DemoIssuer } from './provider.ts';

interface Choosing {
  readonly name: IssuerName;
  readonly issuer: DemoIssuer;
}

/** Everybody whom a demo issuer knows, by what they do: one press signs in. */
const choosePage: Page<Choosing> = {
  view: 'demo-issuer/choose',
  title: 'portal:issuer.title',
  model: visit => ({ action: visit.request.originalUrl, groups: groupsOf(visit) }),
};

function groupsOf({ state, t }: Visit<Choosing>) {
  const { people } = state.issuer;
  const staff = agentRoles.map(role => ({
    name: { text: t(asKey(`agents:role.${role}`)) },
    people: people.filter(one => one.role === role),
  }));
  const carers = professions.map(({ system, code }) => ({
    name: professionName(t, { system, code }),
    people: people.filter(({ works }) => works?.system === system && works.code === code),
  }));
  return [...staff, ...carers].filter(group => group.people.length > 0).map(withPlaces);
}

function withPlaces({ name, people }: { name: Words; people: DemoIssuer['people'] }) {
  const rows = people.map(({ id, name, works }) => ({ id, name, places: (works?.places ?? []).join(' ; ') }));
  return { name, people: rows };
}

/** The page on which somebody says whom they play: what an issuer does with a card or a phone, a demo site does so. */
export function demoIssuerRoutes(web: Web, issuers: DemoIssuers): Router {
  const router = Router();
  const path = '/demo/identite/:issuer/:uid';
  router.get(path, async (request, response) => {
    const visit = visitOf(web, request, undefined);
    // Somebody may come from another program, and not from a page of the site.
    await openSession(web.world, request);
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
