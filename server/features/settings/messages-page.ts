import { z } from 'zod';
import { changeSettings, readSettings } from '../../identity/settings.ts';
import { accountOf } from '../../web/guards.ts';
import { formPage } from '../../web/pages.ts';
import { done } from './done.ts';

const fields = z.object({
  notices: z.enum(['yes', 'no'], 'settings:messages.error'),
  discreet: z.enum(['yes', 'no'], 'settings:messages.error'),
});

/** Which messages the account sends, and whether they name the site. */
export const messagesPage = formPage<undefined, z.infer<typeof fields>>({
  view: 'settings/messages',
  title: 'settings:messages.title',
  fields,
  back: () => '/compte',
  start: async ({ world, request }) => {
    const known = await readSettings(world.db, accountOf(request));
    return { notices: known.signInNotices ? 'yes' : 'no', discreet: known.discreet ? 'yes' : 'no' };
  },
  submit: async (visit, { notices, discreet }) => {
    const { world, request } = visit;
    const chosen = { signInNotices: notices === 'yes', discreet: discreet === 'yes' };
    await changeSettings(world, accountOf(request), chosen);
    return done(visit, 'messages');
  },
});
