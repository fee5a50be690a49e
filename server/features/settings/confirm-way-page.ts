import { z } from 'zod';
import { showFactors } from '../../web/factor-words.ts';
import { formPage } from '../../web/pages.ts';
import { confirmPath } from '../../web/wants.ts';
import { type ConfirmState, startConfirm } from './confirm-state.ts';

const fields = z.object({ channel: z.enum(['sms', 'email', 'app', 'sheet'], 'sign-in:channel.error') });

/** Where the code before a change comes from, where there are several ways. */
export const confirmWayPage = formPage<ConfirmState, z.infer<typeof fields>>({
  view: 'sign-in/channel',
  title: 'sign-in:channel.title',
  fields,
  back: ({ state }) => confirmPath(state.want),
  model: ({ state, t }) => ({ factors: showFactors(t, state.factors) }),
  submit: async (visit, { channel }) => {
    const factor = visit.state.factors.find(known => known.kind === channel);
    if (factor === undefined) return { errors: [{ field: 'channel', key: 'sign-in:channel.error' }] };
    return startConfirm(visit, factor);
  },
});
