import { expect, test } from 'vitest';
import { openSecrets } from '../../server/identity/operator/accounts.ts';
import { findByLogin } from '../../server/identity/operator/operators-store.ts';
import { localAccount } from '../../server/identity/operator/sign-in.ts';
import type { World } from '../../server/world.ts';
import { command, dataFolder, type Said, worldIn } from '../support/command.ts';
import { codeNow, entriesOf } from '../support/operators.ts';

const claire = ['--name', 'Claire Dupont', '--email', 'claire@example.org'];

/** What the command printed for the operator to keep. */
function cardOf({ out }: Said): { login: string; password: string; totp: string } {
  const after = (label: string): string =>
    out
      .find(line => line.startsWith(`${label}:`))
      ?.slice(label.length + 1)
      .trim() ?? '';
  const totp = after('Authenticator key').replaceAll(' ', '');
  return { login: after('Login'), password: after('Initial password'), totp };
}

function enter(world: World, card: ReturnType<typeof cardOf>, steps = 0) {
  const code = codeNow(world, card, steps);
  return localAccount(world, { ...card, code, address: '203.0.113.7' });
}

test('operator-create prints once what opens the site, and keeps it sealed', async () => {
  const dir = await dataFolder();
  const said = await command('operator-create', dir, { args: claire });
  expect(said).toMatchObject({ status: 0, err: [] });
  const card = cardOf(said);
  expect(card.login).toMatch(/^op-[a-z]{4}\d{4}$/);
  expect(card.password).toMatch(/^\p{L}+(-\p{L}+){3}$/u);
  expect(card.totp).toMatch(/^[A-Z2-7]{32}$/);
  const uri = said.out.find(line => line.includes('otpauth://')) ?? '';
  expect(uri).toContain(`secret=${card.totp}`);
  expect(uri).toContain(encodeURIComponent('Mon DMP'));
  expect(said.out.filter(line => /^[█▀▄ ]{30,}$/u.test(line)).length).toBeGreaterThan(20);

  const world = await worldIn(dir);
  expect(await enter(world, card)).toMatchObject({ is: 'right' });
  const rows = JSON.stringify(await world.db.selectFrom('operator').selectAll().execute());
  for (const secret of ['Claire', 'claire@', card.login, card.password, card.totp])
    expect(rows).not.toContain(secret);
  const [entry] = await entriesOf(world);
  expect(entry).toMatchObject({
    actor_kind: 'operator',
    actor_id: 'command',
    verb: 'operator.created',
    channel: 'command',
  });
});

test.each([
  [[]],
  [['--name', 'Claire Dupont']],
  [['--name', ' ', '--email', 'claire@example.org']],
  [['--nom', 'Claire']],
  [['Claire', 'claire@example.org']],
])('operator-create without who it is for says how to say it: %j', async args => {
  const err = ['Who? npm run operator:create -- --name "Claire Dupont" --email claire@example.org'];
  expect(await command('operator-create', await dataFolder(), { args })).toEqual({ status: 2, out: [], err });
});

test.each(['claire', 'claire@example.org\nBcc: all@example.org'])(
  'operator-create refuses the e-mail %j',
  async email => {
    const args = ['--name', 'Claire Dupont', '--email', email];
    const { status, err } = await command('operator-create', await dataFolder(), { args });
    expect(status).toBe(2);
    expect(err.join(' ')).toContain('is not an e-mail address');
  },
);

test('operators are listed with what became of them, and every command is written', async () => {
  const dir = await dataFolder();
  const { login } = cardOf(await command('operator-create', dir, { args: claire }));
  const first = await command('operator-list', dir);
  expect(first.out[0]).toMatch(
    new RegExp(`^${login}\tClaire Dupont\tclaire@example.org\tcreated .*\tnot signed`),
  );
  expect(await command('operator-disable', dir, { args: [login] })).toMatchObject({ status: 0, err: [] });
  expect((await command('operator-list', dir)).out).toEqual([
    expect.stringMatching(/\tdisabled \d{4}-\d\d-\d\d$/),
    'Operators: 1.',
  ]);
  const verbs = (await entriesOf(await worldIn(dir))).map(({ verb, actor_id: actor }) => `${actor} ${verb}`);
  expect(verbs).toEqual([
    'command operator.created',
    'command operator.listed',
    'command operator.disabled',
    'command operator.listed',
  ]);
});

test('a disabled operator is out; a reset gives a new password and key, and lets in again', async () => {
  const dir = await dataFolder();
  const old = cardOf(await command('operator-create', dir, { args: claire }));
  await command('operator-disable', dir, { args: [old.login] });
  const world = await worldIn(dir);
  expect(await enter(world, old)).toEqual({ is: 'wrong' });
  const said = await command('operator-reset', dir, { args: [old.login.toUpperCase()] });
  const fresh = cardOf(said);
  expect(fresh.login).toBe(old.login);
  expect([fresh.password, fresh.totp]).not.toContain(old.password);
  expect(await enter(world, { ...fresh, totp: old.totp })).toEqual({ is: 'wrong' });
  expect(await enter(world, { ...fresh, password: old.password })).toEqual({ is: 'wrong' });
  expect(await enter(world, fresh)).toMatchObject({ is: 'right' });
  const row = await findByLogin(world.db, [world.keys.lookup('operator_login', old.login)]);
  expect(row && openSecrets(world, row)).toMatchObject({
    name: 'Claire Dupont',
    email: 'claire@example.org',
  });
});

test.each(['operator-disable', 'operator-reset'])('%s of nobody says so and ends with 2', async name => {
  const dir = await dataFolder();
  expect((await command(name, dir)).err[0]).toMatch(/^Which login\?/);
  const { status, err } = await command(name, dir, { args: ['op-zzzz0000'] });
  expect(status).toBe(2);
  expect(err[0]).toMatch(/^op-zzzz0000: no operator/);
  expect(await entriesOf(await worldIn(dir))).toEqual([]);
});
