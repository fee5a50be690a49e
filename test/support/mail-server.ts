import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** An e-mail as a real server received it. */
export interface Received {
  readonly recipients: readonly string[];
  readonly raw: string;
  readonly email: Email;
}

export interface MailServer {
  readonly url: string;
  readonly received: readonly Received[];
  close(): Promise<void>;
}

export interface MailServerOptions {
  readonly port?: number;
  /** Code with which every recipient is refused. */
  readonly refuse?: number;
  /** Called when a message was taken, before the sender is told so. */
  readonly onTaken?: () => void;
}

/** Starts a real SMTP server on a free port (or the one given) of this machine. */
export async function startMailServer(options: MailServerOptions = {}): Promise<MailServer> {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: (_address, _session, callback) => {
      if (options.refuse === undefined) return callback();
      callback(Object.assign(new Error('No such mailbox'), { responseCode: options.refuse }));
    },
    async onData(stream, session, callback) {
      const raw = Buffer.concat(await stream.toArray()).toString('utf8');
      const recipients = session.envelope.rcptTo.map(({ address }) => address);
      received.push({ recipients, raw, email: await PostalMime.parse(raw) });
      options.onTaken?.();
      callback();
    },
  });
  const listening = server.listen(options.port ?? 0, '127.0.0.1');
  await once(listening, 'listening');
  const { port } = addressOf(listening.address());
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    close: () => new Promise(resolve => server.close(() => resolve())),
  };
}

function addressOf(address: AddressInfo | string | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address;
}
