import { describe, expect, test } from 'vitest';
import { openCreation, saveAnswers } from '../../server/identity/creation-draft.ts';
import { handleCreationRequests, requestCreationCode } from '../../server/identity/creation-requests.ts';
import { finishCreation } from '../../server/identity/finish-creation.ts';
import { loadDemo } from '../../server/identity/load-demo.ts';
import { proveIdentity } from '../../server/identity/prove-identity.ts';
import { listDemoMessages } from '../../server/messages/demo-box.ts';
import { startWorker } from '../../server/messages/worker.ts';
import { freshWorld, type TestWorld } from '../support/world.ts';

const nir = '279035121518989';
const day = 24 * 3_600_000;

async function demoWorld(postgres: boolean): Promise<TestWorld> {
  const world = await freshWorld({ postgres });
  await loadDemo(world);
  return world;
}

async function ask(world: TestWorld): Promise<string> {
  await requestCreationCode(world, { nir, language: 'fr', address: '203.0.113.1' });
  await handleCreationRequests(world);
  world.pass(1);
  const worker = startWorker(world, { pollMs: 0 });
  await worker.tick();
  await worker.stop();
  return /([A-Z0-9]{4} ){2}[A-Z0-9]{4}/.exec((await listDemoMessages(world))[0]?.text ?? '')?.[0] ?? '';
}

const prove = (world: TestWorld, code: string) =>
  proveIdentity(world, { nir, birthDate: '1979-03-28', code, address: '203.0.113.1' });

/** All the answers, up to the last « Valider ». */
async function answerAll(world: TestWorld, code: string) {
  const proof = await prove(world, code);
  if (proof.is !== 'right') throw new Error(proof.is);
  const at = world.now().toISOString();
  const add = {
    isMe: true,
    verified: { channel: 'email', address: 'dominique@example.org', at },
    terms: { version: '2026-11', language: 'fr', at },
  } as const;
  await world.db.transaction().execute(trx => saveAnswers(trx, world, { key: proof.key, add }));
  const creation = await openCreation(world, proof.key);
  if (creation === undefined) throw new Error('No creation');
  return { creation, key: proof.key };
}

describe.each([false, true])('a creation code, on PostgreSQL: %s', postgres => {
  test('is used up by the last « Valider » alone, once, with every other code of the person', async () => {
    const world = await demoWorld(postgres);
    const codes = [await ask(world), await ask(world)];
    const [one, two] = await Promise.all(codes.map(code => answerAll(world, code)));
    if (!one || !two) throw new Error('Two creations are needed');
    const made = await Promise.all(
      [one, one, two].map(({ creation }) => finishCreation(world, creation, 'fr')),
    );
    expect(made.filter(created => created !== undefined)).toHaveLength(1);
    expect(await openCreation(world, one.key)).toBeUndefined();
    expect(await openCreation(world, two.key)).toBeUndefined();
    const opened = await Promise.all(codes.map(async code => Object(await prove(world, code)).opens));
    expect(opened.sort()).toEqual(['lost-identifiers', 'record-exists']);
    const { insuredId } = one.creation;
    const accounts = world.db.selectFrom('account').select('id').where('insured_id', '=', insuredId);
    expect(await accounts.execute()).toHaveLength(1);
  });

  test('is neither given nor taken for somebody who has an account', async () => {
    const world = await demoWorld(postgres);
    const { creation } = await answerAll(world, await ask(world));
    await finishCreation(world, creation, 'fr');
    await requestCreationCode(world, { nir, language: 'fr', address: '203.0.113.2' });
    await handleCreationRequests(world);
    const codes = world.db.selectFrom('creation_code').select('id').where('used_at', 'is', null);
    expect(await codes.execute()).toEqual([]);
  });
});

test('the answers open with the code in the hand, not with the site’s key alone', async () => {
  const world = await demoWorld(false);
  const { key } = await answerAll(world, await ask(world));
  const [draft] = await world.db.selectFrom('creation_draft').selectAll().execute();
  const inner = world.keys.open('creation_draft', key.codeId, draft?.sealed ?? '');
  expect(inner).not.toContain('dominique@example.org');
  const other = key.draftKey.replace(/^./, first => (first === 'A' ? 'B' : 'A'));
  await expect(openCreation(world, { ...key, draftKey: other })).rejects.toThrow();
});

test('a suspended code and one of 60 days open nothing, even in the middle of a creation', async () => {
  const world = await demoWorld(false);
  const code = await ask(world);
  const { creation, key } = await answerAll(world, code);
  await world.db.updateTable('creation_code').set({ suspended_at: world.now().toISOString() }).execute();
  expect(await openCreation(world, key)).toBeUndefined();
  expect(await finishCreation(world, creation, 'fr')).toBeUndefined();
  await world.db.updateTable('creation_code').set({ suspended_at: null }).execute();
  world.pass(60 * day);
  expect(await prove(world, code)).toEqual({ is: 'wrong' });
  expect(await finishCreation(world, creation, 'fr')).toBeUndefined();
});

test('neither a code nor a number lies in clear in the database', async () => {
  const world = await demoWorld(false);
  const code = await ask(world);
  const tables = [
    'creation_code',
    'creation_request',
    'rate_hit',
    'journal_entry',
    'outbox',
    'insured',
  ] as const;
  const rows = await Promise.all(tables.map(table => world.db.selectFrom(table).selectAll().execute()));
  expect(code).not.toBe('');
  expect(JSON.stringify(rows)).not.toMatch(new RegExp(`${nir}|${code}|${code.replaceAll(' ', '')}`));
});
