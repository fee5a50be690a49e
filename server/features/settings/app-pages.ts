import { z } from 'zod';
import { beginAuthenticator, isAuthenticatorOn, pendingAuthenticator } from '../../identity/authenticator.ts';
import { addApp } from '../../identity/change-factors.ts';
import { groupTotpSecret, totpUri } from '../../identity/totp.ts';
import type { Visit } from '../../web/context.ts';
import { accountOf } from '../../web/guards.ts';
import { type AnyPage, formPage } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import { qrCode } from '../../web/qr-code.ts';
import { wants } from '../../web/wants.ts';
import { done } from './done.ts';

/** The authenticator app: what it is, and the way to add one or take it away. */
export const appPage: AnyPage<undefined> = formPage<undefined, object>({
  view: 'settings/app',
  title: 'settings:app.title',
  fields: z.object({}),
  back: () => '/compte',
  model: async ({ world, request }) => ({
    on: await isAuthenticatorOn(world, accountOf(request)),
    remove: `${wants.application}/enlever`,
  }),
  submit: async ({ world, request }) => {
    await beginAuthenticator(world, accountOf(request));
    return { go: `${wants.application}/cle` };
  },
});

const codeFields = z.object({
  code: z.string('settings:app.code-empty').refine(typed => typed.trim() !== '', 'settings:app.code-empty'),
});

/** What the app shows beside the code: the site's name, which others may see, and nothing of the person. */
const nameIn = ({ t }: Visit): string => t('common:site');

async function keyOf({ world, request }: Visit): Promise<string> {
  const secret = await pendingAuthenticator(world, accountOf(request));
  if (secret === undefined) throw new Problem(410);
  return secret;
}

/** The key of a new app, as a QR code and in text, and the first code that proves that the app has it. */
export const appKeyPage: AnyPage<undefined> = formPage<undefined, z.infer<typeof codeFields>>({
  view: 'settings/app-key',
  title: 'settings:app.key-title',
  fields: codeFields,
  secrets: ['code'],
  back: () => wants.application,
  model: async visit => {
    const secret = await keyOf(visit);
    const name = nameIn(visit);
    return {
      name,
      qr: qrCode(totpUri({ secret, label: name, issuer: name })),
      key: groupTotpSecret(secret),
    };
  },
  submit: async (visit, { code }) => {
    const accountId = accountOf(visit.request);
    const result = await addApp(visit.world, { accountId, typed: code });
    if (result === 'right') return done(visit, 'app');
    return { errors: [{ field: 'code', key: `settings:app.${result}` }] };
  },
});
