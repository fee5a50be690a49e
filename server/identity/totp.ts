import { Secret, TOTP } from 'otpauth';
import { normaliseDigits, type Random } from './secrets.ts';

/** What authenticator apps count on when nothing else is said (RFC 6238, and the key URI that they read). */
const period = 30;
const digits = 6;
/** 160 bits, as long as the hash: what RFC 4226 §4 recommends. */
const secretBytes = 20;
const algorithm = 'SHA1';

/** Takes randomness; gives the key of an authenticator app, in base32. */
export function makeTotpSecret(random: Random): string {
  return new Secret({ buffer: Uint8Array.from(random(secretBytes)).buffer }).base32;
}

/** Takes a key and the names that the app shows; gives the address that a QR code holds. */
export function totpUri(what: { secret: string; label: string; issuer: string }): string {
  return makeTotp(what).toString();
}

/** Takes a key; gives it in groups of 4, for whoever types it. */
export function groupTotpSecret(secret: string): string {
  return secret.replace(/(.{4})(?=.)/g, '$1 ');
}

/** Where to look for a typed code: around the device's own clock, so many steps of 30 seconds to each side. */
export interface TotpLook {
  readonly now: Date;
  /** By how many steps the device's clock was off when it was last seen; 0 when it is not known. */
  readonly drift?: number;
  /** 1 by default: a code is right during its own 30 seconds and those beside it (RFC 6238 §5.2). */
  readonly window?: number;
}

/**
 * Takes a key and a code as typed (spaces and any script's digits forgiven); gives the step of 30 seconds whose code
 * it is, counted since 1970, or nothing. The caller keeps that step: a code serves once (RFC 6238 §5.2).
 */
export function matchTotpStep(
  secret: string,
  typed: string,
  { now, drift = 0, window = 1 }: TotpLook,
): number | undefined {
  const token = normaliseDigits(typed);
  if (!/^\d{6}$/.test(token)) return undefined;
  const timestamp = now.getTime() + drift * period * 1000;
  const delta = makeTotp({ secret }).validate({ token, timestamp, window });
  return delta === null ? undefined : TOTP.counter({ period, timestamp }) + delta;
}

/** Takes a step and the instant; gives by how many steps the device's clock is off. */
export function totpDrift(step: number, now: Date): number {
  return step - TOTP.counter({ period, timestamp: now.getTime() });
}

function makeTotp({
  secret,
  label = '',
  issuer = '',
}: {
  secret: string;
  label?: string;
  issuer?: string;
}): TOTP {
  return new TOTP({ secret: Secret.fromBase32(secret), algorithm, digits, period, label, issuer });
}
