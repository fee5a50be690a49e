import type { Logger } from 'pino';
import type { Config } from './config.ts';
import type { InsuredRegister } from './registries/register.ts';
import type { Database } from './storage/dialect.ts';
import type { Keys } from './storage/keys.ts';

/** An e-mail ready to go: one recipient, plain text. */
export interface Mail {
  /** Names the message, so that a mailbox can drop a second copy. */
  readonly id?: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** A text message ready to go; `to` is an international number (+33…). */
export interface Sms {
  readonly id?: string;
  readonly to: string;
  readonly text: string;
}

/** The ways out of a world. Each resolves when the carrier has taken the message, and rejects otherwise. */
export interface Carriers {
  email(mail: Mail): Promise<void>;
  sms(sms: Sms): Promise<void>;
}

/**
 * One complete place where records live: its database, keys, clock, randomness and ways to send. Everything receives
 * the world it works in and no module keeps one, so that practice data can never touch real data.
 */
export interface World {
  readonly config: Config;
  /** Path under which this world's site is mounted: empty, or `/something` without a final slash. */
  readonly base: string;
  readonly db: Database;
  readonly keys: Keys;
  readonly now: () => Date;
  readonly random: (bytes: number) => Uint8Array;
  readonly carriers: Carriers;
  readonly register: InsuredRegister;
  readonly log: Logger;
}
