import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { command, dataFolder, worldIn } from '../support/command.ts';
import { attack, write } from '../support/journal.ts';

const production = {
  NODE_ENV: 'production',
  SESSION_SECRET: 's'.repeat(32),
  RECORD_KEY: Buffer.alloc(32, 1).toString('base64'),
  PUBLIC_URL: 'https://mon-dmp.example',
  SMTP_URL: 'smtp://127.0.0.1:1',
  OPERATOR_NAME: 'Hôpital',
  SUPPORT_PHONE: '01 99 00 12 34',
  TRUSTED_PROXIES: 'loopback',
};

describe.each(['journal-verify', 'keys-rotate'])('%s', name => {
  test('ends with 0 on a new site', async () => {
    expect(await command(name, await dataFolder())).toMatchObject({ status: 0, err: [] });
  });

  test('that lacks settings names each in one line and ends with 2', async () => {
    const { SMTP_URL: _, ...rest } = production;
    const env = { ...rest, PUBLIC_URL: 'http://mon-dmp.example' };
    expect(await command(name, await dataFolder(), { env })).toEqual({
      status: 2,
      out: [],
      err: [
        'SMTP_URL is missing. Production needs it.',
        'PUBLIC_URL must begin with https:// in production.',
      ],
    });
  });

  test('with a key that is none says so in one line and ends with 2', async () => {
    const env = { ...production, RECORD_KEY: 'secret' };
    const err = ['RECORD_KEY: each key is 32 bytes in base64.'];
    expect(await command(name, await dataFolder(), { env })).toEqual({ status: 2, out: [], err });
  });

  test('refuses the demo’s database in production, in one line, with 2', async () => {
    const dir = await dataFolder();
    await (await worldIn(dir)).close();
    await copyFile(join(dir, 'demo.db'), join(dir, 'mon-dmp.db'));
    const err = ['This database is a demo one: it cannot be opened in real mode.'];
    expect(await command(name, dir, { env: production })).toEqual({ status: 2, out: [], err });
  });

  test('that fails for another reason tells all it knows and ends with 2', async () => {
    const dir = await dataFolder();
    await writeFile(
      join(dir, 'demo.db'),
      'not a database, long enough to be taken for the head of one'.repeat(10),
    );
    const { status, err } = await command(name, dir);
    expect(status).toBe(2);
    expect(err.join('\n')).toMatch(/file is not a database[\s\S]* at /);
  });
});

test('journal-verify ends with 1 when the journal was changed', async () => {
  const dir = await dataFolder();
  const world = await worldIn(dir);
  await write(world);
  expect(await command('journal-verify', dir)).toMatchObject({ status: 0 });
  await attack(world, [`update journal_entry set actor_id = 'another' where chain = 'site'`]);
  const { status, out } = await command('journal-verify', dir);
  expect(status).toBe(1);
  expect(out[0]).toBe('site entry 1: changed');
});
