import { type RefusedAct, readRefusedAct, readRefusedActs } from '../../identity/operator/refused-acts.ts';
import type { RefusalKind } from '../../identity/refusals.ts';
import type { LocaleKey } from '../../locale-keys.ts';
import type { Visit } from '../../web/context.ts';
import type { Page } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import { beforeOf, perPage, placeOf } from './list-place.ts';
import { showMoment } from './moment.ts';
import type { OperatorState } from './state.ts';

const path = '/operateur/refus';
const kindWords: Record<RefusalKind, LocaleKey> = {
  creation: 'operator:refused-kinds.creation',
  recovery: 'operator:refused-kinds.recovery',
  'recovery-wait': 'operator:refused-kinds.recovery-wait',
  change: 'operator:refused-kinds.change',
  record: 'operator:refused-kinds.record',
};

/** What people refused of late by « Ce n'est pas moi », newest first, without whom it concerns. */
export const refusedPage: Page<OperatorState> = {
  view: 'operator/refused',
  title: 'operator:refused.title',
  back: () => '/operateur/accueil',
  model: async visit => {
    const before = beforeOf(visit.request);
    // One more than a page holds tells whether there is a next one.
    const acts = await readRefusedActs(visit.world, visit.state.access, { before, most: perPage + 1 });
    const shown = acts.slice(0, perPage);
    const last = acts.length > perPage ? shown.at(-1) : undefined;
    const place = last && placeOf({ createdAt: last.at, id: last.id });
    return {
      acts: shown.map(act => showAct(visit, act)),
      more: place === undefined ? '' : visit.href(`${path}?avant=${place}`),
    };
  },
};

function showAct(
  visit: Visit<OperatorState>,
  { id, receipt, kind, at, suspendedAt, hasAccount }: RefusedAct,
) {
  const state = suspendedAt === undefined ? (hasAccount ? 'open' : 'no-account') : 'suspended';
  return {
    receipt,
    state,
    kind: visit.t(kindWords[kind]),
    at: showMoment(visit, at),
    link: visit.href(`${path}/${id}`),
  };
}

/** One refusal, with as much of the person as a search shows. Opening it is written, in the person's record too. */
export const refusalPage: Page<OperatorState> = {
  view: 'operator/refusal',
  title: 'operator:refusal.title',
  back: () => path,
  model: async visit => {
    const id = String(visit.request.params.refusal ?? '');
    const act = await readRefusedAct(visit.world, visit.state.access, id);
    if (act === undefined) throw new Problem(404);
    const { person } = act;
    return { ...showAct(visit, act), name: person ? `${person.givenName} ${person.initial}.` : '' };
  },
};
