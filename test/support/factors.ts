import { Secret, TOTP } from 'otpauth';
import {
  beginAuthenticator,
  confirmAuthenticator,
  pendingAuthenticator,
} from '../../server/identity/authenticator.ts';
import { keepSheet, prepareSheet } from '../../server/identity/code-sheet.ts';
import { issueRefusal, type RefusalKind } from '../../server/identity/refusals.ts';
import type { World } from '../../server/world.ts';

const day = 24 * 60 * 60_000;

/** The id of the account with this identifier. */
export async function accountOf(world: World, identifier: string): Promise<string> {
  const lookup = world.keys.lookup('identifier', identifier);
  const found = world.db.selectFrom('account').select('id').where('identifier_lookup', '=', lookup);
  return (await found.executeTakeFirstOrThrow()).id;
}

/** Gives somebody a new sheet of codes. Gives the codes. */
export async function withSheet(world: World, identifier: string): Promise<readonly string[]> {
  const accountId = await accountOf(world, identifier);
  const sheet = await prepareSheet(world);
  await world.db.transaction().execute(trx => keepSheet(trx, world, { accountId, sheet }));
  return sheet.codes;
}

/** Gives somebody an app whose device's clock is off by so many seconds. Gives what the app shows, now or later. */
export async function withApp(
  world: World,
  identifier: string,
  off = 0,
): Promise<(laterSeconds?: number) => string> {
  const accountId = await accountOf(world, identifier);
  await beginAuthenticator(world, accountId);
  const secret = Secret.fromBase32((await pendingAuthenticator(world, accountId)) ?? '');
  const shows = (later = 0) =>
    new TOTP({ secret }).generate({ timestamp: world.now().getTime() + (off + later) * 1000 });
  const result = await confirmAuthenticator(world, { accountId, typed: shows() });
  if (result !== 'right') throw new Error(`The app was not confirmed: ${result}`);
  return shows;
}

/** A number by which somebody says « Ce n'est pas moi », for 14 days. `subject`: what would be stopped. */
export async function refusalNumber(
  world: World,
  what: { kind: RefusalKind; subject: string },
): Promise<string> {
  const expiresAt = new Date(world.now().getTime() + 14 * day);
  return world.db.transaction().execute(trx => issueRefusal(trx, world, { ...what, expiresAt }));
}
