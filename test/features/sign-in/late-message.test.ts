import { expect, onTestFinished, test } from 'vitest';
import { dominique } from '../../support/journeys.ts';
import { type MailServer, startMailServer } from '../../support/mail-server.ts';
import { Reader } from '../../support/reader.ts';
import { freshSite } from '../../support/site.ts';
import { says } from '../mistakes.ts';
import { anthony, towardsCode } from '../people.ts';

const minute = 60_000;

/** A mail server that is down until it is started, always on the same port. */
async function downServer(): Promise<{ url: string; start(): Promise<MailServer> }> {
  const first = await startMailServer();
  await first.close();
  const port = Number(new URL(first.url).port);
  return {
    url: first.url,
    start: async () => {
      const server = await startMailServer({ port });
      onTestFinished(() => server.close());
      return server;
    },
  };
}

test('mail that is down for an hour: what still counts goes later, a code that is over does not', async () => {
  const mail = await downServer();
  const site = await freshSite({ env: { SMTP_URL: mail.url } });
  const creating = new Reader(site.origin);
  await creating.open('/fr/creation/demande');
  await creating.submit({ number: dominique.number, 'number-again': dominique.number });
  const reader = new Reader(site.origin);
  await towardsCode(reader, anthony);
  expect(says(reader.page ?? (await reader.open('/fr/connexion/code')), 'common:code.delayed')).toBe(false);
  expect(await site.messages()).toEqual([]);
  expect(says(await reader.open('/fr/connexion/code'), 'common:code.delayed')).toBe(true);
  expect(says(await reader.switchTo('ar'), 'common:code.delayed', {}, 'ar')).toBe(true);
  for (let passed = 0; passed < 60; passed += 12) {
    site.world.pass(12 * minute);
    expect(await site.messages()).toEqual([]);
    const page = await reader.open('/fr/connexion/code');
    expect(says(page, 'common:code.over')).toBe(true);
    expect(says(page, 'common:code.delayed')).toBe(false);
  }
  const server = await mail.start();
  site.world.pass(60 * minute);
  expect(await site.messages()).toMatchObject([{ kind: 'creation-code' }]);
  expect(server.received).toHaveLength(1);
  expect(server.received[0]?.recipients).toEqual(['dominique.pattrois@example.org']);
  const states = await site.world.db.selectFrom('outbox').select(['kind', 'state', 'sealed']).execute();
  expect(states.find(row => row.kind === 'one-time-code')).toMatchObject({ state: 'expired', sealed: null });
});
