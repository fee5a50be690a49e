import { z } from 'zod';
import { beginWait } from '../../identity/recovery-wait.ts';
import type { Visit } from '../../web/context.ts';
import { showDate, showTime } from '../../web/dates.ts';
import { type AnyPage, formPage, type Page } from '../../web/pages.ts';
import { aboutRecovery, type RecoveryState, recoveryOf, wayPictures } from './state.ts';

/** What one way alone means, before anybody is told: 3 days, and the owner told everywhere (product rules, §2.9). */
export const onePage: AnyPage<RecoveryState> = formPage({
  view: 'recovery/one-way',
  title: 'recovery:one.title',
  fields: z.object({}),
  about: aboutRecovery,
  back: () => '/retrouver/deuxieme-moyen',
  submit: async visit => {
    const result = await beginWait(visit.world, recoveryOf(visit.state));
    visit.web.wake();
    return { go: result === 'closed' ? '/retrouver/deux-moyens' : '/retrouver/attente' };
  },
});

/** The wait under way: until when, and how to come back. */
export const waitingPage: Page<RecoveryState> = {
  view: 'recovery/waiting',
  title: 'recovery:waiting.title',
  model: (visit: Visit<RecoveryState>) => {
    const { wait } = recoveryOf(visit.state);
    if (wait === undefined) return {};
    return {
      way: wait.way,
      picture: wayPictures[wait.way],
      date: showDate(visit, wait.opensAt),
      hour: showTime(visit, wait.opensAt),
      end: showDate(visit, wait.expiresAt),
      isOpen: wait.opensAt <= visit.world.now(),
    };
  },
};

/** For 30 days after « Ce n'est pas moi », one way alone is not enough. */
export const closedPage: Page<RecoveryState> = {
  view: 'recovery/closed',
  title: 'recovery:closed.title',
  back: () => '/retrouver/deuxieme-moyen',
  model: visit => {
    const { closedUntil } = recoveryOf(visit.state);
    return { date: closedUntil === undefined ? '' : showDate(visit, closedUntil) };
  },
};
