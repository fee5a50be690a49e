import type { Response } from 'express';
import { asKey } from '../../i18n.ts';
import type { NoPlace } from '../../registries/psc-directory-store.ts';
import type { Visit } from '../../web/context.ts';
import { answerPage, type Page } from '../../web/pages.ts';

/** Why somebody is not in: the issuer said no or its answer is worth nothing, it is down, or it names no place to work. */
export type WhyNot = 'refused' | 'down' | NoPlace;

const statuses = { refused: 403, down: 503, 'no-number': 403, 'no-profession': 403 } as const;

const notInPage: Page<WhyNot> = {
  view: 'portal/not-in',
  title: 'portal:not-in.title',
  back: () => '/soignants',
  model: ({ state, t }) => ({ why: t(asKey(`portal:not-in.${state}`)) }),
};

/** Says that somebody is not in, why, and how to begin again. */
export async function showNotIn(visit: Visit, response: Response, why: WhyNot): Promise<void> {
  response.status(statuses[why]);
  await answerPage({ ...visit, state: why }, response, notInPage);
}
