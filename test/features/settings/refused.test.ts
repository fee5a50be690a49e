import { expect, test } from 'vitest';
import { signIn } from '../../support/journeys.ts';
import { Reader } from '../../support/reader.ts';
import { freshSite, newestCode, type TestSite } from '../../support/site.ts';
import { expectMistake, expectProblem } from '../mistakes.ts';
import { anthony } from '../people.ts';
import { confirmFor, countVerb, inside, newMessages } from './steps.ts';

const number = /\b([A-Z0-9]{4} [A-Z0-9]{4} [A-Z0-9]{4})\b/;

/** Changes a contact, and gives what was told of it: to whom, and with what number of refusal. */
async function change(
  site: TestSite,
  reader: Reader,
  {
    want,
    field,
    value,
    channel,
  }: { want: 'email' | 'telephone'; field: string; value: string; channel?: string },
) {
  const opened = await reader.open(`/fr/compte/${want}`);
  if (opened.url.pathname.includes('confirmer'))
    await confirmFor(site, reader, want, { password: anthony.password, ...(channel ? { channel } : {}) });
  await reader.submit({ [field]: value });
  const code = await newestCode(site);
  const before = (await site.messages()).length;
  await reader.submit({ code });
  const told = await newMessages(site, before);
  return told.map(({ to, text }) => ({ to, refusal: number.exec(text)?.[1] }));
}

async function refuse(site: TestSite, code: string) {
  const reader = new Reader(site.origin);
  await reader.open('/fr/pas-moi');
  await reader.submit({ code });
  return reader.submit();
}

async function contactsOf(site: TestSite, reader: Reader): Promise<string[]> {
  const page = await reader.open('/fr/compte');
  void site;
  return page.root.querySelectorAll('.settings bdi[dir="ltr"]').map(item => item.text.trim());
}

test("« Ce n'est pas moi » brings every old contact back, ends the visits and lets nobody in", async () => {
  const site = await freshSite();
  const thief = await inside(site);
  const owned = await contactsOf(site, thief);
  const first = await change(site, thief, { want: 'email', field: 'email', value: 'voleur@example.net' });
  const second = await change(site, thief, {
    want: 'telephone',
    field: 'phone',
    value: '06 39 98 77 66',
    channel: 'email',
  });
  const refusal = first.find(({ to }) => to === owned[0])?.refusal ?? '';
  expect(refusal).toMatch(number);
  // The thief's own mailbox is told of the second change, without the power to undo anything.
  expect(second.find(({ to }) => to === 'voleur@example.net')?.refusal).toBeUndefined();
  expect((await refuse(site, refusal)).url.pathname).toBe('/fr/pas-moi/fait');
  expectProblem(await thief.open('/fr/compte'), 'ended');
  const rows = await site.world.db
    .selectFrom('contact')
    .selectAll()
    .where('sealed', 'is not', null)
    .execute();
  const kept = rows.map(
    row =>
      JSON.parse(site.world.keys.open('contact', `${row.account_id}:${row.channel}`, row.sealed ?? ''))
        .address,
  );
  expect(kept).toContain(owned[0]);
  expect(kept).not.toContain('voleur@example.net');
  expect(kept).not.toContain('+33639987766');
  const again = new Reader(site.origin);
  await again.open('/fr/connexion');
  const page = await again.submit({ identifier: anthony.identifier, password: anthony.password });
  expectMistake(page, { field: 'identifier', key: 'sign-in:password.wrong' });
  expect(await countVerb(site, 'change.refused')).toBe(1);
});

test('a number of refusal serves once, and one that came later does nothing more', async () => {
  const site = await freshSite();
  const reader = await inside(site);
  const [one] = await change(site, reader, { want: 'email', field: 'email', value: 'autre@example.org' });
  const two = await change(site, reader, { want: 'telephone', field: 'phone', value: '06 39 98 77 66' });
  const later = two.find(({ refusal }) => refusal !== undefined)?.refusal ?? '';
  await refuse(site, one?.refusal ?? '');
  const again = new Reader(site.origin);
  await again.open('/fr/pas-moi');
  expectMistake(await again.submit({ code: one?.refusal ?? '' }), {
    field: 'code',
    key: 'refusal:number.unknown',
  });
  await refuse(site, later);
  expect(await countVerb(site, 'change.refused')).toBe(1);
});

test('whoever took the account cannot undo the repair of the owner', async () => {
  const site = await freshSite();
  const thief = await inside(site);
  const [mine] = await contactsOf(site, thief);
  await change(site, thief, { want: 'email', field: 'email', value: 'voleur@example.net' });
  const owner = (await signIn(site, { ...anthony, channel: 'sms' })).reader;
  const told = await change(site, owner, {
    want: 'email',
    field: 'email',
    value: mine ?? '',
    channel: 'sms',
  });
  const thiefs = told.find(({ to }) => to === 'voleur@example.net');
  expect(thiefs).toBeDefined();
  expect(thiefs?.refusal).toBeUndefined();
  expect(
    told.filter(({ to }) => to !== 'voleur@example.net').every(({ refusal }) => refusal !== undefined),
  ).toBe(true);
});

test('after 14 days a change stays', async () => {
  const site = await freshSite();
  const reader = await inside(site);
  const [told] = await change(site, reader, { want: 'email', field: 'email', value: 'autre@example.org' });
  site.world.pass(14 * 86_400_000);
  const late = new Reader(site.origin);
  await late.open('/fr/pas-moi');
  expectMistake(await late.submit({ code: told?.refusal ?? '' }), {
    field: 'code',
    key: 'refusal:number.unknown',
  });
  await site.messages();
  expect(await site.world.db.selectFrom('account_change').selectAll().execute()).toEqual([]);
});
