import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { availableChannels, makeCarriers } from '../../server/messages/carriers.ts';
import { listDemoMessages } from '../../server/messages/demo-box.ts';
import { messageState, type NewMessage } from '../../server/messages/outbox.ts';
import { manualWorker, queue, sendingWorld, signInCode } from '../support/messages.ts';

const code: NewMessage = { ...signInCode, channel: 'sms', kind: 'one-time-code', to: '+33612345678' };

/** A real SMS service on this machine that answers with `status`. */
async function smsService(status: number) {
  const requests: { headers: IncomingHttpHeaders; body: unknown }[] = [];
  const server = createServer(async (request, response) => {
    requests.push({ headers: request.headers, body: JSON.parse(await text(request)) });
    response.writeHead(status, { location: 'http://127.0.0.1:9/' }).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The service has no port.');
  return { url: `http://127.0.0.1:${address.port}/send`, requests };
}

async function sendOne(status: number, message: NewMessage = code) {
  const service = await smsService(status);
  const world = await sendingWorld({ SMS_URL: service.url, SMS_TOKEN: 'secret-token' });
  const id = await queue(world, message);
  await manualWorker(world).tick();
  return { ...service, world, state: await messageState(world, id) };
}

describe('an SMS', () => {
  test('goes to the service with the token', async () => {
    const { requests, state } = await sendOne(202);
    const words =
      "Mon DMP : 4217 3109 est votre code pour ouvrir votre DMP.\nIl est valable jusqu'à 11 h 10.\nGardez ce code pour vous.";
    expect(requests.map(({ body }) => body)).toEqual([{ to: '+33612345678', text: words }]);
    expect(requests[0]?.headers.authorization).toBe('Bearer secret-token');
    expect(state).toBe('sent');
  });

  test.each([
    [400, 'failed'],
    [422, 'failed'],
    [401, 'delayed'],
    [429, 'delayed'],
    [302, 'delayed'],
    [500, 'delayed'],
  ])('that the service answers with %i is %s', async (status, expected) => {
    expect((await sendOne(status)).state).toBe(expected);
  });

  test('to what is not a number goes nowhere', async () => {
    const { requests, state } = await sendOne(202, { ...code, to: '3624' });
    expect([requests.length, state]).toEqual([0, 'failed']);
  });

  test('is shown in the demo box when there is no service', async () => {
    const world = await sendingWorld({});
    await queue(world, code);
    await manualWorker(world).tick();
    expect(await listDemoMessages(world)).toMatchObject([
      { channel: 'sms', to: '+33612345678', subject: '' },
    ]);
  });
});

test('SMS is offered where it can be sent', async () => {
  const production = {
    NODE_ENV: 'production',
    SESSION_SECRET: 'x'.repeat(32),
    RECORD_KEY: 'key',
    PUBLIC_URL: 'https://dmp.example',
    SMTP_URL: 'smtp://localhost',
    OPERATOR_NAME: 'Caisse',
    SUPPORT_PHONE: '01 99 00 12 34',
    TRUSTED_PROXIES: 'loopback',
  };
  expect(availableChannels(readConfig(production))).toEqual(['email', 'letter']);
  expect(availableChannels(readConfig({ ...production, SMS_URL: 'https://sms.example' }))).toContain('sms');
  expect(availableChannels(readConfig({}))).toEqual(['email', 'sms', 'letter']);
  const refused = makeCarriers(readConfig(production)).sms({ to: '+33612345678', text: 'Mon DMP' });
  await expect(refused).rejects.toThrow('not set up');
});
