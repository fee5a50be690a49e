import qrcode from 'qrcode-generator';
import { type FreshOperator, initialPasswordDays } from '../identity/operator/accounts.ts';
import { groupTotpSecret, totpUri } from '../identity/totp.ts';
import type { World } from '../world.ts';
import type { Print } from './run.ts';

/**
 * Prints what an operator needs to sign in, once: login, initial password, and the key of the authenticator app as
 * text, as an address and as a QR code drawn with characters.
 */
export function printCard(world: World, fresh: FreshOperator, print: Print): void {
  const uri = totpUri({ secret: fresh.totp, label: fresh.login, issuer: 'Mon DMP' });
  print('Give this to the operator now, on paper: it is kept nowhere and shown once.');
  print('');
  print(`Login:             ${fresh.login}`);
  print(`Initial password:  ${fresh.password}`);
  print(`Authenticator key: ${groupTotpSecret(fresh.totp)}`);
  print(`                   ${uri}`);
  print('');
  for (const line of drawing(uri)) print(line);
  print('');
  print(`They sign in at ${world.config.publicUrl}/fr/operateur within ${initialPasswordDays} days,`);
  print('with the 6 digits of an authenticator app, and then choose a password of their own.');
}

/** A QR code in half blocks. A light terminal shows it inverted: an app that cannot read that takes the key in text. */
function drawing(text: string): string[] {
  const code = qrcode(0, 'L');
  code.addData(text);
  code.make();
  return code.createASCII(1, 4).split('\n');
}
