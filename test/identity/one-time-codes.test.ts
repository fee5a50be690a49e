import { describe, expect, test } from 'vitest';
import { type CodeBinding, codeStatus } from '../../server/identity/one-time-codes.ts';
import { sendCode } from '../../server/identity/send-code.ts';
import { tryCode } from '../../server/identity/try-code.ts';
import { listDemoMessages } from '../../server/messages/demo-box.ts';
import { startWorker } from '../../server/messages/worker.ts';
import { otherCode } from '../features/people.ts';
import { freshWorld, type TestWorld } from '../support/world.ts';

const minute = 60_000;
const binding: CodeBinding = { purpose: 'contact', subject: 'account-a', browser: 'browser-a' };
const route = { channel: 'email', to: 'someone@example.org', language: 'fr' } as const;

async function newestOf(world: TestWorld): Promise<string> {
  world.pass(1);
  const worker = startWorker(world, { pollMs: 0 });
  await worker.tick();
  await worker.stop();
  const [newest] = await listDemoMessages(world);
  return /\d{4} \d{4}/.exec(newest?.text ?? '')?.[0] ?? '';
}

/** Sends a code, which must leave. Gives its attempt and the code. */
async function send(world: TestWorld, attempt?: string): Promise<{ attemptId: string; code: string }> {
  const sent = await sendCode(world, binding, { route, attemptId: attempt });
  if (!sent.sent) throw new Error(sent.reason);
  return { attemptId: sent.attemptId, code: await newestOf(world) };
}

/** Tries a code; gives the result, and how often what it opens was done. */
async function attempt(world: TestWorld, key: CodeBinding & { attemptId: string }, typed: string) {
  let done = 0;
  const result = await tryCode(world, key, {
    typed,
    onRight: async () => {
      done += 1;
    },
  });
  return { result, done };
}

const right = { result: 'right', done: 1 };
const no = (result: string) => ({ result, done: 0 });

describe.each([false, true])('a one-time code, on PostgreSQL: %s', postgres => {
  test('opens once, what it was sent for, to whom and where it was asked for', async () => {
    const world = await freshWorld({ postgres });
    const { attemptId, code } = await send(world);
    const key = { ...binding, attemptId };
    for (const change of [
      { purpose: 'creation-contact' },
      { purpose: 'sign-in' },
      { subject: 'account-b' },
      { browser: 'browser-b' },
      { attemptId: 'another-attempt' },
    ] as const) {
      expect(await attempt(world, { ...key, ...change }, code), JSON.stringify(change)).toEqual(
        no('expired'),
      );
    }
    expect(await attempt(world, key, code)).toEqual(right);
    expect(await attempt(world, key, code)).toEqual(no('expired'));
  });

  test('of two, three or ten uses at once one wins', async () => {
    const world = await freshWorld({ postgres });
    const { attemptId, code } = await send(world);
    const key = { ...binding, attemptId };
    const results = await Promise.all(Array.from({ length: 10 }, () => attempt(world, key, code)));
    expect(results.filter(({ result }) => result === 'right')).toHaveLength(1);
    expect(results.reduce((sum, { done }) => sum + done, 0)).toBe(1);
  });

  test('five tries at once are five tries', async () => {
    const world = await freshWorld({ postgres });
    const { attemptId, code } = await send(world);
    const key = { ...binding, attemptId };
    const tries = Array.from({ length: 20 }, () => attempt(world, key, otherCode(code)));
    const results = (await Promise.all(tries)).map(({ result }) => result);
    expect(results.filter(result => result === 'wrong')).toHaveLength(5);
    expect(results.filter(result => result === 'too-many')).toHaveLength(15);
    expect(await attempt(world, key, code)).toEqual(no('too-many'));
  });

  test('an earlier code of the attempt is good for its own 10 minutes', async () => {
    const world = await freshWorld({ postgres });
    const first = await send(world);
    const key = { ...binding, attemptId: first.attemptId };
    world.pass(6 * minute);
    const second = await send(world, first.attemptId);
    expect(second.attemptId).toBe(first.attemptId);
    world.pass(4 * minute);
    expect(await attempt(world, key, first.code)).toEqual(no('expired'));
    expect(await attempt(world, key, second.code)).toEqual(right);
  });

  test('a code that is added late is good for all of its time', async () => {
    const world = await freshWorld({ postgres });
    const { attemptId } = await send(world);
    world.pass(59 * minute);
    const late = await send(world, attemptId);
    world.pass(9 * minute);
    expect(await attempt(world, { ...binding, attemptId: late.attemptId }, late.code)).toEqual(right);
  });
});

test('another code waits 60 seconds, and there are 6 an hour for one person, whatever the attempts', async () => {
  const world = await freshWorld();
  const { attemptId } = await send(world);
  world.pass(59_000);
  expect(await sendCode(world, binding, { route, attemptId })).toEqual({ sent: false, reason: 'too-soon' });
  world.pass(1000);
  for (let count = 0; count < 5; count += 1) {
    await send(world, count % 2 === 0 ? attemptId : undefined);
    world.pass(2 * minute);
  }
  expect(await sendCode(world, binding, { route })).toEqual({ sent: false, reason: 'too-many' });
  const other = { ...binding, subject: 'account-b' };
  expect((await sendCode(world, other, { route })).sent).toBe(true);
  world.pass(50 * minute);
  expect((await sendCode(world, binding, { route })).sent).toBe(true);
});

test('a failure in what the code opens leaves the code as it was', async () => {
  const world = await freshWorld();
  const { attemptId, code } = await send(world);
  const key = { ...binding, attemptId };
  const fails = tryCode(world, key, { typed: code, onRight: () => Promise.reject(new Error('no')) });
  await expect(fails).rejects.toThrow('no');
  expect(await attempt(world, key, code)).toEqual(right);
});

test('a page tells until when the newest code is valid, to the browser that asked alone', async () => {
  const world = await freshWorld();
  const { attemptId } = await send(world);
  const asked = world.now().getTime();
  const status = await codeStatus(world, { ...binding, attemptId });
  expect(Math.abs((status?.expiresAt.getTime() ?? 0) - asked - 10 * minute)).toBeLessThan(2000);
  expect(await codeStatus(world, { ...binding, browser: 'browser-b', attemptId })).toBeUndefined();
});

test('neither a code nor its message lies in clear in the database', async () => {
  const world = await freshWorld();
  const sent = await sendCode(world, binding, { route });
  expect(sent.sent).toBe(true);
  const codes = await world.db.selectFrom('one_time_code').selectAll().execute();
  const waiting = await world.db.selectFrom('outbox').selectAll().execute();
  const code = (await newestOf(world)).replace(' ', '');
  expect(code).toMatch(/^\d{8}$/);
  expect(JSON.stringify([codes, waiting])).not.toMatch(new RegExp(`${code}|someone@example.org`));
});
