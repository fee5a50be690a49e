import { createTransport } from 'nodemailer';
import type { Config } from '../config.ts';
import type { Mail } from '../world.ts';
import { PermanentError } from './failure.ts';

/** An e-mail with the id of its message, which makes its Message-ID: a mailbox can then drop a double. */
export type OutgoingMail = Mail & { readonly id?: string };

const timeouts = {
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 20_000,
  dnsTimeout: 10_000,
};

/** One address and nothing else: what could name a second recipient or begin a new header line is refused. */
const oneAddress = /^[^\s@,;:<>()[\]"\\\p{C}]+@[^\s@,;:<>()[\]"\\\p{C}]+$/u;
const longestAddress = 254;

/**
 * The e-mail carrier, by SMTP. It resolves when the server has taken the message. It rejects with PermanentError when
 * the address or the message is refused for good (5xx after RCPT TO or DATA, RFC 5321 section 4.2.1); a refusal of the
 * site itself (sign-in, sender) is for the operator to repair, so the message is kept and tried again.
 */
export function smtpCarrier(config: Config, url: string): (mail: OutgoingMail) => Promise<void> {
  const transport = createTransport({ url, ...timeouts, disableFileAccess: true, disableUrlAccess: true });
  return async mail => {
    if (mail.to.length > longestAddress || !oneAddress.test(mail.to)) {
      throw new PermanentError('The recipient is not one e-mail address.');
    }
    try {
      await transport.sendMail({
        from: config.mailFrom,
        to: { name: '', address: mail.to },
        subject: mail.subject.replace(/\p{Cc}+/gu, ' '),
        text: mail.text,
        headers: { 'Auto-Submitted': 'auto-generated' },
        ...(mail.id === undefined ? {} : { messageId: `<${mail.id}@${domainOf(config.mailFrom)}>` }),
      });
    } catch (failure) {
      throw isForGood(failure) ? new PermanentError('The server refuses it.', { cause: failure }) : failure;
    }
  };
}

function domainOf(mailFrom: string): string {
  return /@([A-Za-z0-9.-]+)/.exec(mailFrom)?.[1] ?? 'localhost';
}

function isForGood(failure: unknown): boolean {
  const code: unknown = Reflect.get(Object(failure), 'responseCode');
  const command: unknown = Reflect.get(Object(failure), 'command');
  return typeof code === 'number' && code >= 500 && (command === 'RCPT TO' || command === 'DATA');
}
