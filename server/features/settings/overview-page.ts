import { isAuthenticatorOn } from '../../identity/authenticator.ts';
import { sheetState } from '../../identity/code-sheet.ts';
import { type Contact, readContacts, showPhone } from '../../identity/contacts.ts';
import { readSettings } from '../../identity/settings.ts';
import { accountOf } from '../../web/guards.ts';
import type { Page } from '../../web/pages.ts';
import { openVisits } from '../../web/session-list.ts';
import { fewCodes } from '../../web/sheet-warning.ts';
import { justDone } from './done.ts';

function addressOf(contacts: readonly Contact[], channel: Contact['channel']): string | undefined {
  return contacts.find(contact => contact.channel === channel)?.address;
}

/** Everything that can be set, each with the way to change it. */
export const overviewPage: Page<undefined> = {
  view: 'settings/overview',
  title: 'settings:home.title',
  back: () => '/accueil',
  model: async visit => {
    const { world, request } = visit;
    const accountId = accountOf(request);
    const { verified } = await readContacts(world, accountId);
    const phone = addressOf(verified, 'sms');
    const sheet = await sheetState(world, accountId);
    return {
      email: addressOf(verified, 'email'),
      phone: phone === undefined ? undefined : showPhone(phone),
      left: sheet?.left,
      hasFewCodes: fewCodes(sheet),
      hasApp: await isAuthenticatorOn(world, accountId),
      settings: await readSettings(world.db, accountId),
      visits: (await openVisits(world, request, accountId)).length,
      done: justDone(visit),
    };
  },
};
