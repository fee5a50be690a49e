import { z } from 'zod';
import { type RecoveryWay, recoveryWays } from '../../identity/recovery.ts';
import { tryWay } from '../../identity/recovery-codes.ts';
import type { Visit } from '../../web/context.ts';
import { wholeForm } from '../../web/forms.ts';
import { addressOf } from '../../web/guards.ts';
import { type AnyPage, formPage, type Outcome } from '../../web/pages.ts';
import { aboutRecovery, type RecoveryState, recoveryOf, wayPictures } from './state.ts';

const ways = z.enum(['email', 'sms', 'sheet', 'none'], 'recovery:way.error');
const fields = z.object({ way: ways });

/** Starts the way that was chosen, or asks for another code of it. */
export async function startWay(visit: Visit<RecoveryState>, way: RecoveryWay): Promise<Outcome> {
  const { world, request, web, language, state } = visit;
  const asked = { way, language: language.code, address: addressOf(request) };
  const sent = await tryWay(world, recoveryOf(state), asked);
  if (sent.sent) {
    web.wake();
    return { go: '/retrouver/code' };
  }
  if (sent.reason === 'same-way') return { errors: [{ field: 'way', key: 'recovery:way.same' }] };
  return { errors: [{ field: wholeForm, key: `common:error.send.${sent.reason}` }] };
}

/** Every way is offered to everybody: which of them a person has is said to nobody. */
function offered({ state }: Visit<RecoveryState>): object {
  const left = recoveryWays.filter(way => way !== state.recovery?.first);
  return { ways: left.map(way => ({ way, picture: wayPictures[way] })) };
}

/** The first way. */
export const firstWayPage: AnyPage<RecoveryState> = formPage({
  view: 'recovery/first-way',
  title: 'recovery:way.title',
  fields,
  about: aboutRecovery,
  back: () => '/retrouver',
  model: offered,
  submit: async (visit, { way }) => (way === 'none' ? { go: '/retrouver/autrement' } : startWay(visit, way)),
});

/** The second way, or « Je n'ai qu'un seul moyen ». */
export const secondWayPage: AnyPage<RecoveryState> = formPage({
  view: 'recovery/second-way',
  title: 'recovery:second.title',
  fields,
  about: aboutRecovery,
  model: offered,
  submit: async (visit, { way }) => {
    if (way !== 'none') return startWay(visit, way);
    const { wait, closedUntil } = recoveryOf(visit.state);
    if (wait !== undefined) return { go: '/retrouver/attente' };
    return { go: closedUntil === undefined ? '/retrouver/un-seul-moyen' : '/retrouver/deux-moyens' };
  },
});
