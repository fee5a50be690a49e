import { expect, test } from 'vitest';
import { signIn } from '../../support/journeys.ts';
import { detailsOf, entriesOf, operatorAtWork, search } from '../../support/operators.ts';
import { freshSite, type TestSite } from '../../support/site.ts';
import { expectMistake, expectProblem, says } from '../mistakes.ts';
import { anthony, homeOf, sendAnew, unknown, zoe } from '../people.ts';

const reason = 'Il a perdu son téléphone ce matin.';

async function recordOf(site: TestSite): Promise<string> {
  const { reader } = await signIn(site, anthony);
  return (await homeOf(reader)).split('/').at(-1) ?? '';
}

test.each([
  ['identifier', ' MAVU 4827 '],
  ['nir', anthony.nir],
])('a person is found by %s, shown by little, and the search is written twice', async (by, typed) => {
  const site = await freshSite();
  const recordId = await recordOf(site);
  const { reader } = await operatorAtWork(site);
  const page = await search(reader, typed);
  expect(page.url.pathname).toBe('/fr/operateur/visites/personne');
  expect(page.text()).toContain('Anthony C.');
  expect(page.html).not.toMatch(/corse|mavu4827|1980|example\.org/i);
  const [inSite, inRecord] = await Promise.all(
    ['site', recordId].map(async chain => (await entriesOf(site.world, chain)).at(-1)),
  );
  for (const entry of [inSite, inRecord])
    expect(entry).toMatchObject({ actor_kind: 'operator', verb: 'operator.person-searched' });
  expect(await detailsOf(site.world, inSite)).toEqual({ by });
});

test('a search is written in the record of somebody who has no account yet, and finds nobody', async () => {
  const site = await freshSite();
  const insured = await site.world.register.findByNir(anthony.nir.replaceAll(' ', ''));
  const account = site.world.db
    .selectFrom('account')
    .select('id')
    .where('insured_id', '=', insured?.id ?? '');
  const { id } = await account.executeTakeFirstOrThrow();
  await site.world.db.updateTable('account').set({ insured_id: null }).where('id', '=', id).execute();
  await site.world.db.deleteFrom('record_grant').where('account_id', '=', id).execute();
  const { reader } = await operatorAtWork(site);
  expectMistake(await search(reader, anthony.nir), { field: 'who', key: 'operator:search.nobody' });
  const record = site.world.db
    .selectFrom('record')
    .select('id')
    .where('insured_id', '=', insured?.id ?? '');
  const { id: recordId } = await record.executeTakeFirstOrThrow();
  const last = (await entriesOf(site.world, recordId)).at(-1);
  expect(last).toMatchObject({ actor_kind: 'operator', verb: 'operator.person-searched' });
});

test('what is not exact finds nobody, and is written too', async () => {
  const site = await freshSite();
  const { reader } = await operatorAtWork(site);
  for (const typed of ['mavu482', 'Anthony', '%', unknown, `${anthony.nir.slice(0, -2)}24`]) {
    const page = await search(reader, typed);
    expectMistake(page, { field: 'who', key: 'operator:search.nobody' });
    expect(page.value('who')).toBe(typed);
    expect((await entriesOf(site.world)).at(-1)?.verb).toBe('operator.person-searched');
  }
  expectMistake(await search(reader, ' '), { field: 'who', key: 'operator:search.empty' });
  const { length } = await entriesOf(site.world);
  expectProblem(await reader.open('/fr/operateur/visites/personne'), 404);
  expectProblem(await reader.open('/fr/operateur/visites/fermees'), 404);
  expect(await entriesOf(site.world)).toHaveLength(length);
});

test('30 searches an hour, and no more', async () => {
  const site = await freshSite();
  const { reader } = await operatorAtWork(site);
  await reader.open('/fr/operateur/visites');
  const ask = () =>
    reader.post('/fr/operateur/visites', new URLSearchParams(sendAnew(reader, { who: 'zzzz0000' })));
  for (let count = 0; count < 30; count += 1)
    expectMistake(await ask(), { field: 'who', key: 'operator:search.nobody' });
  expectMistake(await ask(), { field: '', key: 'operator:search.too-many' });
  site.world.pass(3_600_000);
});

test('every visit of the person is really closed, with the reason sealed, and the person is told', async () => {
  const site = await freshSite();
  const { reader: phone } = await signIn(site, anthony);
  site.world.pass(31_000);
  const { reader: computer } = await signIn(site, anthony);
  const home = await homeOf(phone);
  const recordId = home.split('/').at(-1) ?? '';
  const { reader, who } = await operatorAtWork(site);
  const page = await search(reader, anthony.identifier);
  expect(says(page, 'operator:sessions.out')).toBe(true);
  expectMistake(await reader.submit({ reason: ' ' }), {
    field: 'reason',
    key: 'operator:sessions.no-reason',
  });
  const long = await reader.submit({ reason: 'x'.repeat(501) });
  expectMistake(long, { field: 'reason', key: 'operator:sessions.long-reason' });
  expect((await phone.open(home)).status).toBe(200);

  const done = await reader.submit({ reason });
  expect(done.url.pathname).toBe('/fr/operateur/visites/fermees');
  expect(done.text()).toContain('2 visites sont fermées.');
  expect(says(done, 'operator:ended.told')).toBe(true);
  for (const device of [phone, computer]) expectProblem(await device.open(home), 'ended');

  const own = (await entriesOf(site.world, recordId)).filter(
    entry => entry.verb === 'operator.sessions-ended',
  );
  expect(own).toHaveLength(1);
  expect(await detailsOf(site.world, own[0])).toEqual({ ended: 2, reason });
  const dump = JSON.stringify(await entriesOf(site.world)) + JSON.stringify(own);
  expect(dump).not.toContain('téléphone');
  expect(dump).not.toContain(who.login);

  const told = (await site.messages()).filter(message => message.kind === 'sessions-ended');
  expect(told.map(message => message.channel).sort()).toEqual(['email', 'sms']);
  for (const { text, subject } of told)
    expect(`${subject}${text}`).not.toMatch(/https?:|Claire|téléphone ce/);

  const { reader: again } = await signIn(site, anthony);
  expect((await again.open(home)).status).toBe(200);
});

test('with no visit open there is nothing to press, and a form from before does nothing', async () => {
  const site = await freshSite();
  const { reader: patient } = await signIn(site, anthony);
  const home = await homeOf(patient);
  const { reader } = await operatorAtWork(site);
  await search(reader, anthony.identifier);
  const form = reader.hidden();
  site.world.pass(14 * 60_000);
  await reader.open('/fr/operateur/accueil');
  site.world.pass(2 * 60_000);
  const late = await reader.post('/fr/operateur/visites/personne', new URLSearchParams({ ...form, reason }));
  expectMistake(late, { field: '', key: 'operator:sessions.none' });
  const page = await search(reader, anthony.identifier);
  expect(says(page, 'operator:sessions.none')).toBe(true);
  expect(page.root.querySelector('#form')).toBeNull();
  expectProblem(await patient.open(home), 'ended');
});

test('a form about the person searched for before is not carried out on the next one', async () => {
  const site = await freshSite();
  const { reader: patient } = await signIn(site, anthony);
  const home = await homeOf(patient);
  const { reader } = await operatorAtWork(site);
  await search(reader, anthony.identifier);
  const form = { ...reader.hidden(), reason };
  await search(reader, zoe.identifier);
  const page = await reader.post('/fr/operateur/visites/personne', new URLSearchParams(form));
  expect(page.status).toBe(409);
  expect((await patient.open(home)).status).toBe(200);
});

test('another site cannot press the button', async () => {
  const site = await freshSite();
  await signIn(site, anthony);
  const { reader } = await operatorAtWork(site);
  await search(reader, anthony.identifier);
  const form = new URLSearchParams({ ...reader.hidden(), reason });
  const from = { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://elsewhere.example' };
  expectProblem(await reader.post('/fr/operateur/visites/personne', form, from), 403);
  form.delete('_csrf');
  expect((await reader.post('/fr/operateur/visites/personne', form)).status).toBe(403);
  const open = await site.world.db
    .selectFrom('session')
    .selectAll()
    .where('account_id', 'is not', null)
    .execute();
  expect(open).toHaveLength(1);
});
