import { expect, test } from 'vitest';
import { checkPassword } from '../../server/identity/sign-in.ts';
import { suspendAccount } from '../../server/identity/suspend.ts';
import { command, dataFolder, worldIn } from '../support/command.ts';
import { accountOf } from '../support/factors.ts';

const anthony = { identifier: 'mavu4827', password: 'soleil pomme velo tambour', address: '203.0.113.7' };

test('an account that was suspended is opened again, with no password that opens it', async () => {
  const dir = await dataFolder();
  const world = await worldIn(dir);
  expect(await command('account-reopen', dir, { args: [anthony.identifier] })).toMatchObject({
    status: 2,
    err: ['mavu4827: no suspended account has this identifier'],
  });
  const accountId = await accountOf(world, anthony.identifier);
  await world.db.transaction().execute(trx => suspendAccount(trx, world, { accountId, reason: 'change' }));
  expect(await checkPassword(world, anthony)).toMatchObject({ is: 'suspended' });
  const said = await command('account-reopen', dir, { args: ['MAVU 4827'] });
  expect(said).toMatchObject({ status: 0, err: [] });
  expect(await checkPassword(world, anthony)).toMatchObject({ is: 'wrong' });
  const entries = world.db.selectFrom('journal_entry').selectAll().where('verb', '=', 'account.reopened');
  expect(await entries.execute()).toMatchObject([
    { actor_kind: 'operator', actor_id: 'command', channel: 'command' },
  ]);
  const told = await world.db
    .selectFrom('outbox')
    .select('channel')
    .where('kind', '=', 'account-reopened')
    .execute();
  expect(told.map(({ channel }) => channel).sort()).toEqual(['email', 'letter', 'sms']);
});

test.each([[[]], [['nobody11']]])('without the identifier of such an account it says so: %j', async args => {
  const said = await command('account-reopen', await dataFolder(), { args });
  expect(said.status).toBe(2);
  expect(said.err).toHaveLength(1);
});
