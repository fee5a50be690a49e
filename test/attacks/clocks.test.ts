import { expect, test } from 'vitest';
import { acts, carers, play, titles } from '../features/acting/acting.ts';
import { clean, says } from '../features/mistakes.ts';
import { anthony } from '../features/people.ts';
import { agree } from '../support/carers.ts';
import { emergencyDoctor, look, told } from '../support/history.ts';
import { signIn } from '../support/journeys.ts';
import { siteAt } from './site-at.ts';

/** The days on which the clocks change, with the first and last instants of the day and of its neighbours. */
const changes = [
  {
    ...{ name: 'of 23 hours, in spring', day: '29', month: '3' },
    ...{ before: '2026-03-28T22:59:59.999Z', first: '2026-03-28T23:00:00.000Z' },
    ...{ last: '2026-03-29T21:59:59.999Z', after: '2026-03-29T22:00:00.000Z' },
  },
  {
    ...{ name: 'of 25 hours, in autumn', day: '25', month: '10' },
    ...{ before: '2026-10-24T21:59:59.999Z', first: '2026-10-24T22:00:00.000Z' },
    ...{ last: '2026-10-25T22:59:59.999Z', after: '2026-10-25T23:00:00.000Z' },
  },
];

test.each(changes)(
  'a day $name is found whole, from its first to its last instant, and nothing of its neighbours',
  async change => {
    const site = await siteAt('2026-11-03T10:00:00Z');
    const { reader, page } = await signIn(site, anthony);
    const recordId = page.url.pathname.split('/')[3] ?? '';
    const { before, first, last, after } = change;
    for (const [at, reason] of [
      [before, 'La veille'],
      [first, 'Au premier instant'],
      [last, 'Au dernier instant'],
      [after, 'Le lendemain'],
    ] as const)
      await look(site.world, recordId, {
        who: emergencyDoctor,
        verb: 'emergency.opened',
        rule: 'R8',
        at,
        reason,
      });
    const { day, month } = change;
    await reader.open(`${page.url.pathname}/historique/chercher`);
    const search = async (from: string, to: string) => {
      const fields = { 'from-day': from, 'from-month': month, 'from-year': '2026' };
      const until = { 'to-day': to, 'to-month': month, 'to-year': '2026' };
      const found = await reader.submit({ act: 'emergency', ...fields, ...until });
      return told(found).map(line => /(La veille|Au \w+ instant|Le lendemain)/.exec(line)?.[0]);
    };
    expect(await search(day, day)).toEqual(['Au dernier instant', 'Au premier instant']);
    const [yesterday, tomorrow] = [String(Number(day) - 1), String(Number(day) + 1)];
    expect(await search(yesterday, yesterday)).toEqual(['La veille']);
    expect(await search(tomorrow, tomorrow)).toEqual(['Le lendemain']);
    expect(await search(yesterday, tomorrow)).toHaveLength(4);
  },
);

test('an entry at the last minute of October, after the clocks have changed, is in October', async () => {
  const site = await siteAt('2026-11-03T10:00:00Z');
  const { reader, page } = await signIn(site, anthony);
  const recordId = page.url.pathname.split('/')[3] ?? '';
  for (const at of [
    '2026-09-30T21:59:59Z',
    '2026-09-30T22:00:00Z',
    '2026-10-31T22:59:59Z',
    '2026-10-31T23:00:00Z',
  ])
    await look(site.world, recordId, { who: emergencyDoctor, verb: 'information.read', rule: 'R8', at });
  const days = async (month: string): Promise<string[]> => {
    const shown = await reader.open(`${page.url.pathname}/historique/mois/${month}`);
    return shown.root.querySelectorAll('[id^="jour-"]').map(one => one.getAttribute('id')?.slice(5) ?? '');
  };
  // A month is where a page begins: what is older follows on it.
  expect((await days('2026-10')).slice(0, 3)).toEqual(['2026-10-31', '2026-10-01', '2026-09-30']);
  expect((await days('2026-09'))[0]).toBe('2026-09-30');
  expect((await days('2026-11'))[0]).toBe('2026-11-01');
});

const reason = 'Trouvé sans connaissance chez lui';

test.each([
  ['over the night that is an hour shorter', '2026-03-28T20:00:00Z'],
  ['over the night that is an hour longer', '2026-10-24T20:00:00Z'],
  ['in the hour that comes twice', '2026-10-25T00:30:00Z'],
  ['in the minute before the hour that is skipped', '2026-03-29T00:59:00Z'],
])('an emergency opens the record for 24 hours and not one more or less, %s', async (_name, at) => {
  const site = await siteAt(at);
  const nurse = await play(site, 'nurse');
  await nurse.open('/urgence');
  expect(titles(await nurse.reader.submit({ reason })).length).toBeGreaterThan(0);
  const { until } = await site.world.db
    .selectFrom('emergency_opening')
    .select('until')
    .executeTakeFirstOrThrow();
  const begun = site.world.now().getTime();
  expect(Date.parse(until) - begun).toBe(24 * 3_600_000);
  site.world.pass(24 * 3_600_000 - 1);
  expect(titles(await nurse.open()).length).toBeGreaterThan(0);
  site.world.pass(1);
  expect(says(await nurse.open(), 'carer:record.no-access')).toBe(true);
  expect((await acts(site, nurse)).at(-1)).toBe('access.refused R7');
});

test.each([
  ['2026-10-25T00:30:00Z', '2 h 30'],
  ['2026-10-25T01:30:00Z', '2 h 30'],
  ['2026-03-29T00:30:00Z', '1 h 30'],
])('what was looked at is told an hour later, whatever the clocks did between: %s', async (at, shown) => {
  const site = await siteAt(at);
  const nurse = await play(site, 'nurse');
  await agree(site.world, { viewer: { id: carers.nurse }, recordId: nurse.recordId });
  const told = async () => {
    const all = await site.messages();
    return all.filter(({ kind }) => kind.includes('access')).map(({ text }) => clean(text));
  };
  const before = (await told()).length;
  await nurse.open();
  site.world.pass(3_600_000 - 2000);
  expect((await told()).length).toBe(before);
  site.world.pass(1000);
  const after = await told();
  expect(after.length).toBe(before + 1);
  expect(after[0]).toContain(shown);
});
