import { expect, test } from 'vitest';
import type { ContactWords } from '../../../server/identity/contact-messages.ts';
import { sendContactMessage } from '../../../server/identity/send-contact-message.ts';
import { entriesOf, operatorAtWork } from '../../support/operators.ts';
import { Reader } from '../../support/reader.ts';
import { freshSite, type TestSite } from '../../support/site.ts';
import { expectMistake, expectProblem, says } from '../mistakes.ts';
import { sendAnew } from '../people.ts';

const words: ContactWords = {
  message: 'Je ne trouve pas mon code.\n<script>alert(1)</script> & merci',
  name: 'Zoé',
  reply: { by: 'email', address: 'zoe@example.org' },
  accountId: null,
};

/** Writes to the operator, from as many addresses as it takes. Gives the receipt number. */
async function write(
  site: TestSite,
  given: Partial<ContactWords> = {},
  from = '203.0.113.7',
): Promise<string> {
  site.world.pass(1000);
  const what = { ...words, ...given, kind: 'sign-in', language: 'fr', address: from } as const;
  const sent = await sendContactMessage(site.world, what);
  if (sent === 'too-many') throw new Error('Too many messages from one address.');
  return sent.receipt;
}

const verbsOf = async (site: TestSite): Promise<string[]> =>
  (await entriesOf(site.world))
    .map(entry => entry.verb)
    .filter(verb => /^contact-message\.(?!sent)/.test(verb));

test('a message is listed without its words, read with a trace, and closed once', async () => {
  const site = await freshSite();
  const receipt = await write(site);
  const { reader } = await operatorAtWork(site);
  const list = await reader.open('/fr/operateur/messages');
  expect(list.text()).toContain(receipt);
  expect(list.html).not.toMatch(/Zoé|code\./);
  const path = list.root.querySelector('.queue a')?.getAttribute('href') ?? '';
  const page = await reader.open(path);
  expect(page.text()).toContain('Je ne trouve pas mon code.');
  expect(page.text()).toContain('zoe@example.org');
  expect(page.html).not.toContain('<script>alert');
  expect(await verbsOf(site)).toEqual(['contact-message.listed', 'contact-message.read']);

  const again = new URLSearchParams(sendAnew(reader, {}));
  expect(says(await reader.submit(), 'operator:messages.empty-open')).toBe(true);
  expectMistake(await reader.post(path, again), { field: '', key: 'operator:message.closed-before' });
  expect(says(await reader.open(path), 'operator:message.done', { date: '3 mars 2026' })).toBe(true);
  expect((await reader.open('/fr/operateur/messages/traites')).text()).toContain(receipt);
  const closed = (await entriesOf(site.world)).filter(entry => entry.verb === 'contact-message.closed');
  expect(closed).toHaveLength(1);
  expect(closed[0]).toMatchObject({ actor_kind: 'operator', channel: 'web' });
});

test('50 messages a page, the newest first, none twice and none lost', async () => {
  const site = await freshSite();
  const sent: string[] = [];
  for (let count = 0; count < 52; count += 1) sent.unshift(await write(site, {}, `203.0.113.${count}`));
  const { reader } = await operatorAtWork(site);
  const shown = (): string[] =>
    (reader.page?.root.querySelectorAll('.queue a') ?? []).map(link => link.text.trim());
  const first = await reader.open('/fr/operateur/messages');
  expect(shown()).toEqual(sent.slice(0, 50));
  const more = first.root.querySelector('a[href*="avant="]')?.getAttribute('href') ?? '';
  const next = await reader.open(more);
  expect(shown()).toEqual(sent.slice(50));
  expect(next.root.querySelector('a[href*="avant="]')).toBeNull();
  for (const odd of ['x', '1.', "1' or 1=1--", '99999999999999999.a']) {
    expect((await reader.open(`/fr/operateur/messages?avant=${encodeURIComponent(odd)}`)).status).toBe(200);
    expect(shown()).toEqual(sent.slice(0, 50));
  }
  expect((await reader.open('/fr/operateur/messages?avant=999999999999999.a')).status).toBe(200);
});

test('a message by phone, one without an answer, and one that does not exist', async () => {
  const site = await freshSite();
  await write(site, { reply: { by: 'phone', address: '+33639980012' }, name: '' });
  const { reader } = await operatorAtWork(site);
  const list = await reader.open('/fr/operateur/messages');
  const path = list.root.querySelector('.queue a')?.getAttribute('href') ?? '';
  expect((await reader.open(path)).text()).toContain('06 39 98 00 12');
  expect(says(await reader.open(path), 'operator:message.no-name')).toBe(true);
  await write(site, { reply: { by: 'none', address: '' } });
  const newest = (await reader.open('/fr/operateur/messages')).root.querySelector('.queue a');
  const page = await reader.open(newest?.getAttribute('href') ?? '');
  expect(says(page, 'operator:message.no-reply')).toBe(true);
  expectProblem(await reader.open(path.replace(/[^/]+$/, 'A'.repeat(22))), 404);
  expectProblem(await new Reader(site.origin).open(path), 404);
});
