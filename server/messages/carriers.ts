import type { Config } from '../config.ts';
import type { Carriers } from '../world.ts';
import { PermanentError } from './failure.ts';
import type { Channel } from './kinds.ts';
import { smsCarrier } from './sms.ts';
import { smtpCarrier } from './smtp.ts';

export { PermanentError } from './failure.ts';

/**
 * The ways out that the configuration gives. In demo mode a way that has no server takes every message and sends
 * nothing: the message box shows it. Otherwise it refuses for good.
 */
export function makeCarriers(config: Config): Carriers {
  const nowhere = async () => {
    if (!config.demo) throw new PermanentError('This way out is not set up.');
  };
  return {
    email: config.smtpUrl === undefined ? nowhere : smtpCarrier(config, config.smtpUrl),
    sms: config.sms === undefined ? nowhere : smsCarrier(config.sms),
  };
}

/** The channels that can be offered to a person. Without an SMS service, SMS is offered in demo mode only. */
export function availableChannels(config: Config): readonly Channel[] {
  const hasMail = config.demo || config.smtpUrl !== undefined;
  const hasSms = config.demo || config.sms !== undefined;
  return [...(hasMail ? ['email' as const] : []), ...(hasSms ? ['sms' as const] : []), 'letter'];
}
