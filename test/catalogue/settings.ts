import { Secret, TOTP } from 'otpauth';
import { minute } from '../../server/storage/time.ts';
import type { Visitor } from '../browser/visitor.ts';
import { again } from './creation.ts';
import { opened, type State, submitted, submittedCode, type Walk } from './state.ts';

const anthony = { identifier: 'mavu4827', password: 'soleil pomme velo tambour' };
const { password } = anthony;

/** The code that the app shows whose key is on the page; `off`: by how much its clock is wrong, in milliseconds. */
async function appCode({ page, site }: Visitor, off = 0): Promise<string> {
  const key = (await page.locator('#key').textContent()) ?? '';
  const totp = new TOTP({ secret: Secret.fromBase32(key.replace(/\s/g, '')) });
  return totp.generate({ timestamp: site.world.now().getTime() + off });
}

/** Somebody else has the account open on a phone. */
const second: State = {
  name: 'settings-visits-several',
  reach: async visitor => {
    const rows = await visitor.site.world.db
      .selectFrom('session')
      .selectAll()
      .where('account_id', 'is not', null)
      .execute();
    const { keys } = visitor.site.world;
    for (const row of rows) {
      const session = JSON.parse(keys.open('session', row.id, row.sealed));
      const device = { browser: 'Chrome', system: 'Android' };
      const sealed = keys.seal(
        'session',
        'phone',
        JSON.stringify({ ...session, visit: { ...session.visit, device } }),
      );
      await visitor.site.world.db
        .insertInto('session')
        .values({ ...row, id: 'phone', sealed })
        .execute();
    }
    await visitor.open('/compte/visites');
  },
};

/** Anthony changes everything that can be changed. */
export const settings: Walk = {
  name: 'settings',
  states: [
    opened('settings-sign-in', '/connexion'),
    submitted('settings-sign-in-way', anthony),
    submitted('settings-sign-in-code', { channel: 'sms' }),
    submittedCode('settings-record'),
    opened('settings-home', '/compte'),
    opened('settings-language', '/compte/langue'),
    submitted('settings-language-kept'),
    opened('settings-messages', '/compte/messages'),
    submitted('settings-messages-kept', { notices: 'yes', discreet: 'yes' }),
    // Boxes ticked, and discreet messages.
    opened('settings-messages-chosen', '/compte/messages'),
    opened('settings-visits', '/compte/visites'),
    second,
    submitted('settings-visits-ended'),
    opened('settings-confirm', '/compte/email'),
    submitted('settings-confirm-wrong', { password: 'lune' }),
    submitted('settings-confirm-way', { password }),
    submitted('settings-confirm-way-mistake'),
    submitted('settings-confirm-code', { channel: 'email' }),
    submitted('settings-confirm-code-wrong', { code: '1234 5678' }),
    submittedCode('settings-email'),
    submitted('settings-email-mistake', { email: 'zoé@exemple.fr' }),
    submitted('settings-email-same', { email: 'anthony.corse@example.org' }),
    submitted('settings-email-code', { email: 'anthony.nouveau@example.org' }),
    submitted('settings-email-code-soon', {}, again),
    submittedCode('settings-email-changed'),
    opened('settings-phone', '/compte/telephone'),
    opened('settings-phone-remove', '/compte/telephone/enlever'),
    submitted('settings-phone-removed'),
    opened('settings-email-last', '/compte/email/enlever'),
    opened('settings-password', '/compte/mot-de-passe'),
    submitted('settings-password-mistake', { password: 'lune' }),
    opened('settings-sheet', '/compte/codes'),
    submitted('settings-sheet-codes'),
    submitted('settings-sheet-kept'),
    opened('settings-sheet-made', '/compte/codes'),
    opened('settings-sheet-remove', '/compte/codes/enlever'),
    opened('settings-app', '/compte/application'),
    submitted('settings-app-key'),
    submitted('settings-app-empty'),
    {
      name: 'settings-app-clock',
      reach: async visitor => visitor.submit({ code: await appCode(visitor, -8 * minute) }),
    },
    {
      name: 'settings-app-ready',
      reach: async visitor => visitor.submit({ code: await appCode(visitor) }),
    },
    opened('settings-app-on', '/compte/application'),
    opened('settings-app-remove', '/compte/application/enlever'),
    {
      name: 'settings-few-codes',
      reach: async visitor => {
        const { db } = visitor.site.world;
        const codes = await db.selectFrom('sheet_code').select('id').limit(8).execute();
        const used = codes.map(({ id }) => id);
        await db.updateTable('sheet_code').set({ used_at: '2026-03-03' }).where('id', 'in', used).execute();
        await visitor.open('/compte');
      },
    },
  ],
};
