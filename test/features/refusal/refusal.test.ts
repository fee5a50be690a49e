import { expect, test } from 'vitest';
import { suspendAccount } from '../../../server/identity/suspend.ts';
import { accountOf, refusalNumber } from '../../support/factors.ts';
import { signIn } from '../../support/journeys.ts';
import { Reader } from '../../support/reader.ts';
import { freshSite, newestCode, type TestSite } from '../../support/site.ts';
import { expectMistake, expectProblem, says } from '../mistakes.ts';
import { anthony, towardsCode } from '../people.ts';

const day = 24 * 60 * 60_000;

/** A number by which Anthony can say « Ce n'est pas moi » of a way back in, for 14 days. */
async function refusalOf(site: TestSite): Promise<string> {
  const subject = await accountOf(site.world, anthony.identifier);
  return refusalNumber(site.world, { kind: 'recovery', subject });
}

async function refuse(site: TestSite, code: string): Promise<Reader> {
  const reader = new Reader(site.origin);
  await reader.open('/fr/pas-moi');
  await reader.submit({ code });
  return reader;
}

test('the number of a message stops the act: sessions end, and nobody signs in', async () => {
  const site = await freshSite();
  const { reader: thief } = await signIn(site, anthony);
  const waiting = new Reader(site.origin);
  site.world.pass(61_000);
  await towardsCode(waiting, anthony);
  const codeOfThief = await newestCode(site);
  const code = await refusalOf(site);
  const owner = await refuse(site, ` ${code.toLowerCase().replace(/(.{4})/g, '$1 ')}`);
  expect(owner.page && says(owner.page, 'refusal:confirm.recovery')).toBe(true);
  expect((await thief.open('/fr/accueil')).status).toBe(200);
  expect((await owner.submit()).url.pathname).toBe('/fr/pas-moi/fait');
  expectProblem(await thief.open('/fr/accueil'), 'ended');
  expect((await waiting.submit({ code: codeOfThief })).url.pathname).toBe('/fr/connexion');
  const page = await waiting.submit({ identifier: anthony.identifier, password: anthony.password });
  expectMistake(page, { field: 'identifier', key: 'sign-in:password.wrong' });
});

test('a suspended account says so to whoever has its password, and to nobody else', async () => {
  const site = await freshSite();
  const waiting = new Reader(site.origin);
  await towardsCode(waiting, anthony);
  const code = await newestCode(site);
  const accountId = await accountOf(site.world, anthony.identifier);
  await site.world.db
    .transaction()
    .execute(trx => suspendAccount(trx, site.world, { accountId, reason: 'test' }));
  expectProblem(await waiting.submit({ code }), 'ended');
  const reader = new Reader(site.origin);
  for (const [password, key] of [
    [anthony.password, 'suspended'],
    ['lune', 'wrong'],
  ] as const) {
    await reader.open('/fr/connexion');
    const page = await reader.submit({ identifier: anthony.identifier, password });
    expectMistake(page, { field: 'identifier', key: `sign-in:password.${key}` });
  }
});

test('a number that is wrong, used or old is unknown, in the same words', async () => {
  const site = await freshSite();
  const code = await refusalOf(site);
  const unknown = { field: 'code', key: 'refusal:number.unknown' };
  for (const typed of ['ADEF GHJK MNPR', 'x', `${code}A`, '<b>', 'ADEFGHJKMNPR'.repeat(500)]) {
    const reader = await refuse(site, typed);
    if (reader.page) expectMistake(reader.page, unknown);
    expect(reader.page?.value('code')).toBe(typed.slice(0, 5000));
  }
  const [first, second] = [await refuse(site, code), await refuse(site, code)];
  expect((await first.submit()).status).toBe(200);
  expectProblem(await second.submit(), 410);
  const third = await refuse(site, code);
  if (third.page) expectMistake(third.page, unknown);
  const old = await refusalOf(site);
  site.world.pass(14 * day);
  const late = await refuse(site, old);
  if (late.page) expectMistake(late.page, unknown);
});

test('nothing is stopped by an address alone, nor by whoever has not typed the number', async () => {
  const site = await freshSite();
  await refusalOf(site);
  const reader = new Reader(site.origin);
  for (const path of ['confirmer', 'fait'])
    expect((await reader.open(`/fr/pas-moi/${path}`)).url.pathname).toBe('/fr/pas-moi');
  expect((await reader.submit({ code: ' ' })).mistakes).toHaveLength(1);
  const { reader: owner } = await signIn(site, anthony);
  expect(owner.page?.status).toBe(200);
});
