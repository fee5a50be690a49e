import { z } from 'zod';
import { changeSettings, readSettings } from '../../identity/settings.ts';
import { accountOf } from '../../web/guards.ts';
import { formPage } from '../../web/pages.ts';
import { done } from './done.ts';

/** A box that is ticked or not. */
const box = z.enum(['yes', ''], 'settings:messages.error').default('');

const fields = z.object({
  notices: z.enum(['yes', 'no'], 'settings:messages.error'),
  documents: box,
  first: box,
  every: box,
  discreet: z.enum(['yes', 'no'], 'settings:messages.error'),
});

const ticked = (isOn: boolean): string => (isOn ? 'yes' : '');
const answered = (isOn: boolean): string => (isOn ? 'yes' : 'no');

/** Which messages the account sends, and whether they name the site. Of an emergency it always does: no field is for that. */
export const messagesPage = formPage<undefined, z.infer<typeof fields>>({
  view: 'settings/messages',
  title: 'settings:messages.title',
  fields,
  back: () => '/compte',
  start: async ({ world, request }) => {
    const known = await readSettings(world.db, accountOf(request));
    return {
      notices: answered(known.signInNotices),
      documents: ticked(known.newDocuments),
      first: ticked(known.firstAccesses),
      every: ticked(known.everyAccess),
      discreet: answered(known.discreet),
    };
  },
  submit: async (visit, values) => {
    const { world, request } = visit;
    await changeSettings(world, accountOf(request), {
      signInNotices: values.notices === 'yes',
      discreet: values.discreet === 'yes',
      newDocuments: values.documents === 'yes',
      firstAccesses: values.first === 'yes',
      everyAccess: values.every === 'yes',
    });
    return done(visit, 'messages');
  },
});
