import { expect, test } from 'vitest';
import { keepRefusedAct, refusedActLives } from '../../../server/identity/refused-acts.ts';
import { dropOldRefusedActs } from '../../../server/identity/refused-acts-store.ts';
import { reopenByCommand } from '../../../server/identity/reopen.ts';
import { after } from '../../../server/storage/time.ts';
import { verifyPhone } from '../../support/creation.ts';
import { accountOf, refusalNumber } from '../../support/factors.ts';
import { askForCode, enterWithCode, signIn } from '../../support/journeys.ts';
import { entriesOf, operatorAtWork } from '../../support/operators.ts';
import { Reader } from '../../support/reader.ts';
import { freshSite, type TestSite } from '../../support/site.ts';
import { expectProblem, says, words } from '../mistakes.ts';
import { anthony, homeOf } from '../people.ts';
import { refusalIn, refuse } from '../recovery/way-back.ts';

/** Anthony refuses a way back into his account. */
async function refuseRecovery(site: TestSite): Promise<void> {
  const subject = await accountOf(site.world, anthony.identifier);
  await refuse(site, await refusalNumber(site.world, { kind: 'recovery', subject }));
}

const verbsOf = async (site: TestSite, chain = 'site'): Promise<string[]> =>
  (await entriesOf(site.world, chain))
    .map(({ verb }) => verb)
    .filter(verb => verb.startsWith('refused-act.'));

test('a refusal is listed without a name, opened with little of one, and each look is written', async () => {
  const site = await freshSite();
  const { reader: patient } = await signIn(site, anthony);
  const record = (await homeOf(patient)).split('/').at(-1) ?? '';
  await refuseRecovery(site);
  const { reader, page: home } = await operatorAtWork(site);
  expect(home.text()).toMatch(/Refus récents\s*1/);
  const list = await reader.open('/fr/operateur/refus');
  expect(says(list, 'operator:refused-kinds.recovery')).toBe(true);
  expect(says(list, 'operator:refused.suspended')).toBe(true);
  expect(list.html).not.toMatch(/anthony|corse|mavu4827|example\.org/i);
  const one = await reader.open(list.root.querySelector('.queue a')?.getAttribute('href') ?? '');
  expect(one.text()).toContain('Anthony C.');
  expect(one.html).not.toMatch(/corse|mavu4827|1980|example\.org/i);
  expect(await verbsOf(site)).toEqual(['refused-act.listed', 'refused-act.read']);
  expect(await verbsOf(site, record)).toEqual(['refused-act.read']);
  const refused = (await entriesOf(site.world)).filter(({ verb }) => verb === 'act.refused');
  expect(refused).toMatchObject([{ actor_kind: 'visitor', object_kind: 'refused-act' }]);
});

test('a creation that was refused before it opened an account says that there is none', async () => {
  const site = await freshSite();
  const creating = new Reader(site.origin);
  await enterWithCode(creating, await askForCode(site, creating));
  await verifyPhone(site, creating);
  await refuse(site, refusalIn(await site.messages(), 'creation-under-way', 'email'));
  const { reader } = await operatorAtWork(site);
  const list = await reader.open('/fr/operateur/refus');
  expect(says(list, 'operator:refused-kinds.creation')).toBe(true);
  expect(says(list, 'operator:refused.no-account')).toBe(true);
  const one = await reader.open(list.root.querySelector('.queue a')?.getAttribute('href') ?? '');
  expect(says(one, 'operator:refusal.then-no-account')).toBe(true);
  expect(one.html).not.toMatch(/dominique/i);
});

test('the operator gets an e-mail with the number and nothing of the person; nobody asked for it gets none', async () => {
  const site = await freshSite({ env: { SUPPORT_EMAIL: 'aide@exemple.org' } });
  await refuseRecovery(site);
  const mails = (await site.messages()).filter(({ kind }) => kind === 'act-refused');
  expect(mails.map(({ to }) => to)).toEqual(['aide@exemple.org']);
  const [mail] = mails;
  expect(mail?.text).toMatch(/\b[A-Z0-9]{4}-[A-Z0-9]{4}\b/);
  expect(`${mail?.subject}${mail?.text}`).not.toMatch(/anthony|corse|mavu4827|https?:/i);
  const { reader } = await operatorAtWork(site);
  const list = await reader.open('/fr/operateur/refus');
  expect(mail?.text).toContain(list.root.querySelector('.queue a')?.text.trim());

  const other = await freshSite();
  await refuseRecovery(other);
  expect((await other.messages()).filter(({ kind }) => kind === 'act-refused')).toEqual([]);
});

test('a number used twice is one refusal; it is forgotten after 30 days, unless its account is suspended', async () => {
  const site = await freshSite();
  const subject = await accountOf(site.world, anthony.identifier);
  const number = await refusalNumber(site.world, { kind: 'recovery', subject });
  await refuse(site, number);
  await refuse(site, number);
  const count = async () => (await site.world.db.selectFrom('refused_act').selectAll().execute()).length;
  expect(await count()).toBe(1);
  const drop = () => {
    const limit = after(site.world.now(), -refusedActLives);
    return site.world.db.transaction().execute(trx => dropOldRefusedActs(trx, limit));
  };
  site.world.pass(refusedActLives + 1000);
  await drop();
  expect(await count()).toBe(1);
  await reopenByCommand(site.world, anthony.identifier);
  await drop();
  expect(await count()).toBe(0);
});

test('a list of more than 50 goes on, and nothing is left out or shown twice', async () => {
  const site = await freshSite();
  const { reader } = await operatorAtWork(site);
  const empty = await reader.open('/fr/operateur/refus');
  expect(says(empty, 'operator:refused.empty')).toBe(true);
  await site.world.db.transaction().execute(async trx => {
    for (let number = 0; number < 53; number += 1)
      await keepRefusedAct(trx, site.world, { kind: 'change', accountId: undefined });
  });
  const seen: string[] = [];
  let page = await reader.open('/fr/operateur/refus?avant=<b>');
  seen.push(...page.root.querySelectorAll('.queue a').map(link => link.text.trim()));
  const more = page.root
    .querySelectorAll('main p > a')
    .find(link => link.text.trim() === words('fr', 'operator:refused.more'));
  page = await reader.open(more?.getAttribute('href') ?? '');
  seen.push(...page.root.querySelectorAll('.queue a').map(link => link.text.trim()));
  expect(seen).toHaveLength(53);
  expect(new Set(seen).size).toBe(53);
  expectProblem(await reader.open('/fr/operateur/refus/nowhere'), 404);
});
