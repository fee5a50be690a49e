import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { anchorHeads, anchorsPath } from '../../../server/record/anchors.ts';
import { signedText } from '../../../server/record/journal-text.ts';
import { attack, run } from '../../support/journal.ts';
import { detailsOf, entriesOf } from '../../support/operators.ts';
import { expectMistake, says } from '../mistakes.ts';
import { type AtForm, atForm, traceRead } from './at-form.ts';

/** Anthony’s history with 6 entries or more, which were all kept outside the database. */
async function anchored(language = 'fr'): Promise<AtForm & { last: number }> {
  const at = await atForm({ language });
  let last = at.seq;
  while (last < 6) last = await traceRead(at.site, at.recordId, at.rpps);
  await anchorHeads(at.site.world);
  return { ...at, last };
}

async function check(at: AtForm) {
  await at.reader.open(at.path('verifier'));
  return at.reader.submit();
}

test.each(['fr', 'en', 'ar'])('a whole history is said to be whole, in %s', async language => {
  const at = await anchored(language);
  const page = await check(at);
  expect(page.url.pathname).toMatch(/verifier\/resultat$/);
  expect(says(page, 'complaints:result.complete', {}, language)).toBe(true);
  if (language === 'fr') expect(page.text()).toContain(`${at.last} lignes vérifiées.`);
  expect(page.text()).toContain(String(at.last));
  expect(page.root.querySelector('.notice-done')).not.toBeNull();
  const entry = (await entriesOf(at.site.world, at.recordId)).at(-1);
  expect(entry).toMatchObject({ verb: 'history.verified', seq: at.last + 1, capacity: 'self' });
  expect(await detailsOf(at.site.world, entry)).toEqual({ found: 'right', entries: at.last });
  const again = await check(at);
  expect(again.text()).toContain(String(at.last + 1));
});

const chain = ({ recordId }: AtForm) => `chain = '${recordId}'`;
const move = (at: AtForm, from: number, to: number) =>
  `update journal_entry set seq = ${to} where ${chain(at)} and seq = ${from}`;

/** What somebody who holds the file does to it, and what the page says then. */
const attacks: readonly {
  readonly name: string;
  readonly statements: (at: AtForm & { last: number }) => string[];
  readonly says: string;
  readonly seq: (at: { last: number }) => number;
}[] = [
  {
    name: 'a line is changed',
    statements: at => [`update journal_entry set actor_id = 'another' where ${chain(at)} and seq = 3`],
    says: 'changed',
    seq: () => 3,
  },
  {
    name: 'a line is removed',
    statements: at => [`delete from journal_entry where ${chain(at)} and seq = 4`],
    says: 'missing',
    seq: () => 4,
  },
  {
    name: 'two lines change places',
    statements: at => [move(at, 2, 999), move(at, 5, 2), move(at, 999, 5)],
    says: 'reordered',
    seq: () => 2,
  },
  {
    name: 'a line is added',
    statements: at => [
      `insert into journal_entry select chain, ${at.last + 1}, version, at, actor_kind, actor_id, on_behalf_of,
       capacity, exercise, record_id, verb, object_kind, object_id, rule, policy_version, channel, details, key_id,
       'bad' from journal_entry where ${chain(at)} and seq = ${at.last}`,
    ],
    says: 'changed',
    seq: ({ last }) => last + 1,
  },
  {
    name: 'the end is cut off',
    statements: at => [`delete from journal_entry where ${chain(at)} and seq > 4`],
    says: 'cut',
    seq: () => 5,
  },
  {
    name: 'everything is removed',
    statements: at => [`delete from journal_entry where ${chain(at)}`],
    says: 'cut',
    seq: () => 1,
  },
];

test.each(attacks)(
  '$name: the page says where, and whom to call',
  async ({ statements, says: fault, seq }) => {
    const at = await anchored();
    await attack(at.site.world, statements(at));
    const page = await check(at);
    expect(says(page, `complaints:faults.${fault}`, { seq: seq(at) })).toBe(true);
    expect(says(page, 'complaints:result.complete')).toBe(false);
    expect(says(page, 'complaints:result.call-text')).toBe(true);
    expect(page.html).toContain(`tel:${at.site.world.config.supportPhone.replace(/\s/g, '')}`);
    const entry = (await entriesOf(at.site.world, at.recordId)).findLast(
      ({ verb }) => verb === 'history.verified',
    );
    expect(await detailsOf(at.site.world, entry)).toMatchObject({ found: 'wrong', at: seq(at) });
  },
);

test('everything signed anew without the key: the page says that the first line is not right', async () => {
  const at = await anchored();
  await attack(at.site.world, []);
  let previous = '';
  for (const entry of await entriesOf(at.site.world, at.recordId)) {
    const changed = { ...entry, actor_id: entry.seq === 3 ? 'another' : entry.actor_id };
    const mac = createHash('sha256').update(signedText(changed, previous)).digest('base64url');
    await run(
      at.site.world,
      `update journal_entry set mac = '${mac}', actor_id = '${changed.actor_id}' where ${chain(at)} and seq = ${entry.seq}`,
    );
    previous = mac;
  }
  expect(says(await check(at), 'complaints:faults.changed', { seq: 1 })).toBe(true);
});

test('the copy outside the database is gone: the page says so', async () => {
  const at = await anchored();
  await rm(anchorsPath(at.site.world));
  const page = await check(at);
  expect(says(page, 'complaints:result.copy-wrong')).toBe(true);
  expect(says(page, 'complaints:result.complete')).toBe(false);
});

test('sent twice, it is checked once; without a check there is no result; after 10 an hour, one waits', async () => {
  const at = await atForm();
  const none = await at.reader.open(at.path('verifier/resultat'));
  expect(none.url.pathname).toMatch(/verifier$/);
  const body = new URLSearchParams(at.reader.hidden());
  await at.reader.post(at.path('verifier'), body);
  await at.reader.post(at.path('verifier'), body);
  const checks = (await entriesOf(at.site.world, at.recordId)).filter(
    ({ verb }) => verb === 'history.verified',
  );
  expect(checks).toHaveLength(1);
  for (let time = 1; time < 10; time += 1) await check(at);
  expectMistake(await check(at), { field: '', key: 'complaints:check.too-many' });
});
