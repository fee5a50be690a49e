import { spawn } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { sendAccessNotices } from '../../server/identity/access-notices.ts';
import { verifyChain } from '../../server/record/journal-check.ts';
import { entriesOf, makeReachable, openInEmergency } from '../support/notices.ts';
import { freshWorld, type TestWorld } from '../support/world.ts';

const script = join(import.meta.dirname, '../support/notice-worker.ts');

/** Another process that tells what is due. Gives it once it has begun. */
async function begun(world: TestWorld, key: string) {
  const args = [script, join(world.dir, 'test.db'), key, world.now().toISOString()];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return { child, ended: once(child, 'exit') };
}

test('several processes, some killed at any moment, tell each thing once, and no chain breaks', async () => {
  const key = randomBytes(32).toString('base64');
  const world = await freshWorld({ recordKey: key });
  const owners = await Promise.all(Array.from({ length: 40 }, () => makeReachable(world)));
  for (const { recordId } of owners) await openInEmergency(world, recordId);
  const first = await begun(world, key);
  await wait(randomInt(0, 60));
  first.child.kill('SIGKILL');
  await first.ended;
  const others = await Promise.all([begun(world, key), begun(world, key), begun(world, key)]);
  await wait(randomInt(0, 60));
  others[0]?.child.kill('SIGKILL');
  await Promise.all(others.map(({ ended }) => ended));
  await sendAccessNotices(world);
  for (const { recordId } of owners) {
    expect(await entriesOf(world, recordId, 'notice.sent')).toHaveLength(1);
    expect(await verifyChain(world, recordId)).toMatchObject({ ok: true });
  }
  const sent = await world.db.selectFrom('outbox').select('channel').execute();
  expect(sent.map(({ channel }) => channel).sort()).toEqual([
    ...owners.map(() => 'email'),
    ...owners.map(() => 'sms'),
  ]);
  expect(await world.db.selectFrom('pending_notice').selectAll().execute()).toEqual([]);
}, 60_000);
