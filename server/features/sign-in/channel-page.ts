import { z } from 'zod';
import { showFactors } from '../../web/factor-words.ts';
import { formPage } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import { type SignInState, startSignIn } from './state.ts';

const fields = z.object({ channel: z.enum(['sms', 'email', 'app', 'sheet'], 'sign-in:channel.error') });

/** The factor, where the person has several; the last characters of each contact are shown. */
export const channelPage = formPage<SignInState, z.infer<typeof fields>>({
  view: 'sign-in/channel',
  title: 'sign-in:channel.title',
  fields,
  back: () => '/connexion',
  model: ({ state, t }) => ({ factors: showFactors(t, state.factors) }),
  submit: async (visit, { channel }) => {
    const { accountId, mark, factors } = visit.state;
    if (accountId === undefined) throw new Problem('ended');
    const factor = factors.find(known => known.kind === channel);
    if (factor === undefined) return { errors: [{ field: 'channel', key: 'sign-in:channel.error' }] };
    return startSignIn({ ...visit, state: undefined }, { accountId, mark, factor });
  },
});
