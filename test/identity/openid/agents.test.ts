import { expect, test } from 'vitest';
import { agentOf } from '../../../server/identity/openid/agents.ts';
import { signInAgent } from '../../../server/identity/openid/sign-in.ts';
import { freshWorld } from '../../support/world.ts';

const recognised = (roles: unknown) => ({
  ...{ subject: 'nadege@guichet.example', idToken: 'token' },
  userinfo: { name: 'Nadège ROCHEBLANC', roles },
});

test('an agent whom the issuer gives no role any more has none from that moment, in an open visit too', async () => {
  const world = await freshWorld();
  const agent = await signInAgent(world, recognised(['agent', 'something-else']));
  const roles = async () => (await agentOf(world, agent?.id ?? ''))?.roles;
  expect(await roles()).toEqual(['agent']);
  expect(await signInAgent(world, recognised([]))).toBeUndefined();
  expect(await roles()).toEqual([]);
  const again = await signInAgent(world, recognised('operator, agent'));
  expect(again?.id).toBe(agent?.id);
  expect(await roles()).toEqual(['agent', 'operator']);
});

test('who has no role leaves nothing behind', async () => {
  const world = await freshWorld();
  expect(await signInAgent(world, recognised(undefined))).toBeUndefined();
  expect(await world.db.selectFrom('agent').select('id').execute()).toEqual([]);
});
