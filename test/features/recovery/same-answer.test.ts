import { expect, test } from 'vitest';
import { suspendAccount } from '../../../server/identity/suspend.ts';
import { accountOf } from '../../support/factors.ts';
import { dominique } from '../../support/journeys.ts';
import type { Reader } from '../../support/reader.ts';
import { freshSite, type TestSite } from '../../support/site.ts';
import { expectMistake } from '../mistakes.ts';
import { anthony, ruth, unknown } from '../people.ts';
import { anthonyBorn, back } from './way-back.ts';

/** Claude's account is suspended; the people below have no way back in, each for a reason of their own. */
async function peopleWithout(site: TestSite): Promise<Record<string, typeof anthonyBorn>> {
  const claude = {
    number: '1 80 01 75 056 001 03',
    'birth-day': '7',
    'birth-month': '1',
    'birth-year': '1980',
  };
  const accountId = await accountOf(site.world, 'tero9316');
  await site.world.db
    .transaction()
    .execute(trx => suspendAccount(trx, site.world, { accountId, reason: 'test' }));
  return {
    'a known person': anthonyBorn,
    'an unknown number': { ...anthonyBorn, number: unknown },
    'a wrong birth date': { ...anthonyBorn, 'birth-day': '3' },
    'no account, with an e-mail': dominique,
    'no account, by post': ruth,
    'a suspended account': claude,
  };
}

/** A page without what is made anew for each: tokens, ids of forms. */
const bare = (reader: Reader): string =>
  (reader.page?.html ?? '')
    .replace(/name="(_csrf|_submission|_about)" value="[^"]*"/g, '')
    .replace(/\d+ h \d+|\d\d h \d\d/g, '');

test('whoever the number is, every page up to the code is the same, and nobody else gets a message', async () => {
  const site = await freshSite();
  const people = await peopleWithout(site);
  for (const way of ['email', 'sms', 'sheet']) {
    const seen = new Map<string, string[]>();
    for (const [name, who] of Object.entries(people)) {
      const reader = await back(site, who);
      const pages = [bare(reader)];
      await reader.submit({ way });
      expect(reader.page?.url.pathname, name).toBe('/fr/retrouver/code');
      pages.push(bare(reader));
      const wrong = await reader.submit({ code: '1234 5678' });
      const key = way === 'sheet' ? 'wrong-sheet' : 'wrong';
      expectMistake(wrong, { field: 'code', key: `common:error.code.${key}` });
      seen.set(name, [...pages, bare(reader)]);
    }
    const [first, ...others] = [...seen.values()];
    for (const pages of others) expect(pages).toEqual(first);
  }
  const sent = await site.messages();
  expect(sent.map(({ kind, channel }) => `${kind} ${channel}`).sort()).toEqual([
    'recovery-code email',
    'recovery-code sms',
  ]);
});

test('a mail server that is away shows for nobody', async () => {
  const site = await freshSite({ env: { SMTP_URL: 'smtp://127.0.0.1:9' } });
  const pages: string[] = [];
  for (const who of [anthonyBorn, { ...anthonyBorn, number: unknown }]) {
    const reader = await back(site, who);
    await reader.submit({ way: 'email' });
    await site.messages();
    await reader.open('/fr/retrouver/code');
    pages.push(bare(reader));
  }
  expect(pages[0]).toBe(pages[1]);
});

test('the form of the sheet tries five codes, then says so, for a person without a sheet too', async () => {
  const site = await freshSite();
  for (const who of [anthonyBorn, { ...anthonyBorn, number: unknown }]) {
    const reader = await back(site, who);
    await reader.submit({ way: 'sheet' });
    for (let count = 0; count < 5; count += 1) await reader.submit({ code: '1234 5678' });
    const page = await reader.submit({ code: '1234 5678' });
    expectMistake(page, { field: '', key: 'common:error.code.attempt-over' });
    expect((await reader.submit({}, { name: 'again', value: 'yes' })).status).toBe(200);
  }
});

test('no page shows the end of a phone number or of a mailbox', async () => {
  const site = await freshSite();
  const reader = await back(site);
  for (const way of ['email', 'sms']) {
    await reader.open('/fr/retrouver/moyen');
    expect(reader.page?.text()).not.toMatch(/••|@|\d\d \d\d$/);
    await reader.submit({ way });
    expect(reader.page?.text()).not.toMatch(/••|@/);
  }
  expect(reader.page?.text()).not.toContain(anthony.identifier);
});
