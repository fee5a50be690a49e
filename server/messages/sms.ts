import type { Config } from '../config.ts';
import type { Sms } from '../world.ts';
import { PermanentError } from './failure.ts';

const timeout = 10_000;
const internationalNumber = /^\+\d{6,15}$/;

/** Answers that speak of the site and not of the message (token, address of the service, too many at once). */
const repairable = new Set([401, 403, 404, 408, 425, 429]);

/** An SMS with the id of its message, so that the service can drop a double. */
export type OutgoingSms = Sms & { readonly id?: string };

/**
 * The SMS carrier: POST of JSON `{to, text}` with the token. It resolves on 2xx. It rejects with PermanentError on the
 * other answers 4xx that speak of the message itself, with another error on the rest or after 10 seconds.
 */
export function smsCarrier(sms: NonNullable<Config['sms']>): (message: OutgoingSms) => Promise<void> {
  return async ({ id, to, text }) => {
    if (!internationalNumber.test(to))
      throw new PermanentError('The recipient is not an international number.');
    const answer = await fetch(sms.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(sms.token === undefined ? {} : { authorization: `Bearer ${sms.token}` }),
        ...(id === undefined ? {} : { 'idempotency-key': id }),
      },
      body: JSON.stringify({ to, text }),
      redirect: 'error',
      signal: AbortSignal.timeout(timeout),
    });
    await answer.body?.cancel();
    if (answer.ok) return;
    const { status } = answer;
    const isForGood = status >= 400 && status < 500 && !repairable.has(status);
    const Failure = isForGood ? PermanentError : Error;
    throw new Failure('The SMS service refused.', { cause: { status } });
  };
}
