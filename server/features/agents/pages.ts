import type { Response } from 'express';
import { asKey } from '../../i18n.ts';
import type { AgentRole } from '../../identity/openid/agents.ts';
import type { LocaleKey } from '../../locale-keys.ts';
import type { AgentState } from '../../web/agent-visit.ts';
import type { Visit } from '../../web/context.ts';
import { answerPage, type Page } from '../../web/pages.ts';

/** The way in for agents and volunteers. */
export const landingPage: Page<undefined> = {
  view: 'agents/landing',
  title: 'agents:landing.title',
  back: () => '/',
  model: ({ web, request, href }: Visit) => ({
    isOpen: web.issuers.isOpen('staff'),
    home: request.session.agent === undefined ? '' : href('/agents/accueil'),
  }),
};

export const outPage: Page<undefined> = { view: 'agents/out', title: 'agents:out.title' };

interface Tile {
  readonly path: string;
  readonly picture: string;
  readonly text: LocaleKey;
  readonly hint: LocaleKey;
  /** Who may do it. */
  readonly roles: readonly AgentRole[];
}

/** What can be done at the counter. Each feature of it has its line. */
const tiles: readonly Tile[] = [
  {
    path: '/agents/creer',
    picture: 'record',
    text: 'creating:tile.create',
    hint: 'creating:tile.create-hint',
    roles: ['agent'],
  },
  {
    ...{ path: '/agents/identifiants', picture: 'key', roles: ['agent'] },
    ...{ text: 'counter:tiles.identifiers', hint: 'counter:tiles.identifiers-hint' },
  },
  {
    ...{ path: '/agents/mandat', picture: 'relatives', roles: ['agent'] },
    ...{ text: 'counter:tiles.mandate', hint: 'counter:tiles.mandate-hint' },
  },
  {
    ...{ path: '/agents/courrier', picture: 'letter', roles: ['agent', 'operator'] },
    ...{ text: 'counter:tiles.post', hint: 'counter:tiles.post-hint' },
  },
];

/** Who is signed in, and what they can do. */
export const homePage: Page<AgentState> = {
  view: 'agents/home',
  title: 'agents:home.title',
  model: ({ state, t, href }) => {
    const { name, roles } = state.agent;
    const theirs = tiles.filter(tile => tile.roles.some(role => roles.includes(role)));
    return {
      who: name,
      roles: roles.map(role => t(asKey(`agents:role.${role}`))),
      tiles: theirs.map(({ path, picture, text, hint }) => ({
        ...{ href: href(path), picture, text: t(text), hint: t(hint) },
      })),
    };
  },
};

/** Why somebody is not in: the issuer said no or is down, or it gives them no role here. */
export type WhyNot = 'refused' | 'down' | 'no-role';

const statuses = { refused: 403, down: 503, 'no-role': 403 } as const;

const notInPage: Page<WhyNot> = {
  view: 'agents/not-in',
  title: 'agents:not-in.title',
  back: () => '/agents',
  model: ({ state, t }) => ({ why: t(asKey(`agents:not-in.${state}`)) }),
};

/** Says that somebody is not in, why, and how to begin again. */
export async function showNotIn(visit: Visit, response: Response, why: WhyNot): Promise<void> {
  response.status(statuses[why]);
  await answerPage({ ...visit, state: why }, response, notInPage);
}
