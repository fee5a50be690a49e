import { expect, test } from 'vitest';
import { suspendAccount } from '../../../server/identity/suspend.ts';
import { accountOf, refusalNumber } from '../../support/factors.ts';
import { createRecord, signIn } from '../../support/journeys.ts';
import { detailsOf, entriesOf, operatorAtWork, search } from '../../support/operators.ts';
import { Reader } from '../../support/reader.ts';
import { freshSite, type TestSite } from '../../support/site.ts';
import { expectMistake, expectProblem, says } from '../mistakes.ts';
import { anthony, homeOf } from '../people.ts';
import { back, newPassword, prove, refusalIn, refuse } from '../recovery/way-back.ts';

const checked = 'Il est venu au guichet avec sa carte.';
const gone = { field: '', key: 'operator:suspended.gone' };

/** Anthony's account, suspended since now. Gives its id. */
async function suspended(site: TestSite): Promise<string> {
  const accountId = await accountOf(site.world, anthony.identifier);
  await site.world.db
    .transaction()
    .execute(trx => suspendAccount(trx, site.world, { accountId, reason: 'change' }));
  return accountId;
}

async function isSuspended(site: TestSite): Promise<boolean> {
  const account = site.world.db.selectFrom('account').select('suspended_at');
  const row = account.where('id', '=', await accountOf(site.world, anthony.identifier));
  return (await row.executeTakeFirstOrThrow()).suspended_at !== null;
}

/** An operator in front of the button. */
async function beforeReopening(site: TestSite): Promise<Reader> {
  const { reader } = await operatorAtWork(site);
  await search(reader, anthony.identifier);
  await reader.open('/fr/operateur/visites/rouvrir');
  return reader;
}

test('the account of somebody who was searched for says since when it is suspended, and what to check', async () => {
  const site = await freshSite();
  await suspended(site);
  site.world.pass(24 * 60 * 60_000);
  const { reader } = await operatorAtWork(site);
  const page = await search(reader, anthony.nir);
  expect(page.url.pathname).toBe('/fr/operateur/visites/suspendu');
  expect(page.text()).toMatch(/Suspendu depuis le \d+ \w+ \d{4} à \d+ h \d\d/);
  expect(page.text()).toContain('Anthony C.');
  for (const key of ['asks', 'identity', 'story', 'doubt'] as const)
    expect(says(page, `operator:suspended.${key}`), key).toBe(true);
  expect(page.html).not.toMatch(/corse|mavu4827|1980|example\.org/i);
  expect(await isSuspended(site)).toBe(true);
});

test('an account whose very creation was refused warns of the contacts that a stranger may have given', async () => {
  const site = await freshSite();
  const { reader: thief, identifier } = await createRecord(site);
  expect(thief.page?.status).toBe(200);
  await refuse(site, refusalIn(await site.messages(), 'creation-under-way', 'email'));
  const { reader } = await operatorAtWork(site);
  const page = await search(reader, identifier);
  expect(page.url.pathname).toBe('/fr/operateur/visites/suspendu');
  expect(says(page, 'operator:suspended.creation')).toBe(true);
  await suspended(site);
  expect(says(await search(reader, anthony.identifier), 'operator:suspended.creation')).toBe(false);
});

test('« Je rouvre ce compte » opens it, tells the owner everywhere, and is written with how they were known', async () => {
  const site = await freshSite();
  const { reader: patient } = await signIn(site, anthony);
  const record = (await homeOf(patient)).split('/').at(-1) ?? '';
  const accountId = await suspended(site);
  const reader = await beforeReopening(site);
  expect(reader.page && says(reader.page, 'operator:reopen.again')).toBe(true);
  expectMistake(await reader.submit({ checked: ' ' }), {
    field: 'checked',
    key: 'operator:reopen.no-checked',
  });
  const long = await reader.submit({ checked: 'x'.repeat(501) });
  expectMistake(long, { field: 'checked', key: 'operator:reopen.long-checked' });
  expect(await isSuspended(site)).toBe(true);

  const done = await reader.submit({ checked });
  expect(done.url.pathname).toBe('/fr/operateur/visites/rouvert');
  expect(await isSuspended(site)).toBe(false);
  for (const chain of ['site', record]) {
    const entry = (await entriesOf(site.world, chain)).findLast(({ verb }) => verb === 'account.reopened');
    expect(entry).toMatchObject({ actor_kind: 'operator', channel: 'web', object_id: accountId });
    expect(await detailsOf(site.world, entry)).toEqual(chain === 'site' ? undefined : { checked });
  }
  const told = (await site.messages()).filter(({ kind }) => kind === 'account-reopened');
  expect(told.map(({ channel }) => channel).sort()).toEqual(['email', 'letter', 'sms']);
  for (const { text } of told) expect(text).not.toMatch(/https?:|Claire|guichet/);
});

test('the old password opens nothing; the owner comes back by two proofs', async () => {
  const site = await freshSite();
  await suspended(site);
  await (await beforeReopening(site)).submit({ checked });
  const owner = new Reader(site.origin);
  await owner.open('/fr/connexion');
  const old = await owner.submit({ identifier: anthony.identifier, password: anthony.password });
  expectMistake(old, { field: 'identifier', key: 'sign-in:password.wrong' });
  const way = await back(site);
  await prove(site, way, 'email');
  site.world.pass(61_000);
  await prove(site, way, 'sms');
  expect((await way.submit({ password: newPassword })).url.pathname).toBe('/fr/retrouver/fin');
});

test('the number in the message suspends the account again, and nothing brings it back by itself', async () => {
  const site = await freshSite();
  await suspended(site);
  const reader = await beforeReopening(site);
  await reader.submit({ checked });
  const number = refusalIn(await site.messages(), 'account-reopened', 'email');
  expect((await refuse(site, number)).done.url.pathname).toBe('/fr/pas-moi/fait');
  expect(await isSuspended(site)).toBe(true);
});

test('a double press opens once; a form from before opens no newer suspension', async () => {
  const site = await freshSite();
  const accountId = await suspended(site);
  const reader = await beforeReopening(site);
  const form = { ...reader.hidden(), checked };
  await reader.open('/fr/operateur/visites/rouvrir');
  const other = { ...reader.hidden(), checked };
  const press = (fields: Record<string, string>) =>
    reader.post('/fr/operateur/visites/rouvrir', new URLSearchParams(fields));
  const [first, second] = await Promise.all([press(form), press(form)]);
  expect([first.url.pathname, second.url.pathname]).toEqual(Array(2).fill('/fr/operateur/visites/rouvert'));
  expectMistake(await press(other), gone);
  const entries = await entriesOf(site.world);
  expect(entries.filter(({ verb }) => verb === 'account.reopened')).toHaveLength(1);

  site.world.pass(1000);
  await site.world.db
    .transaction()
    .execute(trx => suspendAccount(trx, site.world, { accountId, reason: 'change' }));
  await reader.open('/fr/operateur/visites/rouvrir');
  expect(reader.page && says(reader.page, 'operator:suspended.gone')).toBe(true);
  expectMistake(await press({ ...reader.hidden(), ...other, _submission: 'x'.repeat(22) }), gone);
  expect(await isSuspended(site)).toBe(true);
  expect((await search(reader, anthony.identifier)).url.pathname).toBe('/fr/operateur/visites/suspendu');
});

test('without a search that found a suspended account there is no page, and nobody else has one', async () => {
  const site = await freshSite();
  const { reader } = await operatorAtWork(site);
  await search(reader, anthony.identifier);
  for (const page of ['suspendu', 'rouvrir', 'rouvert'])
    expectProblem(await reader.open(`/fr/operateur/visites/${page}`), 404);
  const number = await refusalNumber(site.world, {
    kind: 'recovery',
    subject: await accountOf(site.world, anthony.identifier),
  });
  await refuse(site, number);
  const { reader: patient } = await signIn(site, {
    identifier: 'tero9316',
    password: 'nuage bateau orange porte',
  });
  const form = new URLSearchParams({ ...patient.hidden(), checked });
  expect((await patient.post('/fr/operateur/visites/rouvrir', form)).status).toBeGreaterThanOrEqual(403);
  expect(await isSuspended(site)).toBe(true);
});
