import { z } from 'zod';
import { endSessions } from '../../identity/end-sessions.ts';
import type { Visit } from '../../web/context.ts';
import { showDate, showTime } from '../../web/dates.ts';
import { isPhone } from '../../web/device.ts';
import { accountOf } from '../../web/guards.ts';
import { formPage } from '../../web/pages.ts';
import { sessionRowOf } from '../../web/session.ts';
import { openVisits } from '../../web/session-list.ts';
import { deviceInWords } from './device-words.ts';
import { done, justDone } from './done.ts';

const fields = z.object({ end: z.string('settings:visits.error') });

/** The value of the button that ends every other visit. */
const others = 'others';

const moment = (visit: Visit, at: Date): Record<string, string> => ({
  date: showDate(visit, at),
  time: showTime(visit, at),
});

/** The open visits of the account, each with the way to end it (product rules, §2.7). */
export const visitsPage = formPage<undefined, z.infer<typeof fields>>({
  view: 'settings/visits',
  title: 'settings:visits.title',
  fields,
  back: () => '/compte',
  model: async visit => {
    const { world, request, t } = visit;
    const open = await openVisits(world, request, accountOf(request));
    return {
      others,
      done: justDone(visit) === 'visits',
      visits: open.map(each => ({
        ...each,
        isPhone: isPhone(each.device),
        device: deviceInWords(t, each.device),
        since: moment(visit, each.since),
        seen: moment(visit, each.seenAt),
      })),
    };
  },
  submit: async (visit, { end }) => {
    const { world, request } = visit;
    const own = sessionRowOf(world, request);
    if (end === own) return { errors: [{ field: '', key: 'settings:visits.error' }] };
    const which = end === others ? { except: own } : { only: end };
    const accountId = accountOf(request);
    await world.db.transaction().execute(trx => endSessions(trx, world, { accountId, ...which }));
    done(visit, 'visits');
    return { go: '/compte/visites' };
  },
});
