import { describe, expect, test } from 'vitest';
import { loadDemo } from '../../server/identity/load-demo.ts';
import { readDemoInformation } from '../../server/record/demo-information.ts';
import { informationOf } from '../../server/record/information.ts';
import { verifyChain } from '../../server/record/journal-check.ts';
import { isPartialDate } from '../../server/record/partial-date.ts';
import { permitOf } from '../../server/record/permits.ts';
import { ownerGrant } from '../../server/record/records.ts';
import { readDemoProfessionals } from '../../server/registries/population.ts';
import { monthsBefore } from '../../server/storage/time.ts';
import { freshWorld } from '../support/world.ts';

const dir = 'data/reference';
const day = 24 * 3_600_000;
const dayOf =
  (today: string) =>
  (daysAgo: number): string =>
    new Date(Date.parse(today) - daysAgo * day).toISOString().slice(0, 10);
const people = ['anthony-corse', 'claude-martin', 'marcel-ventdoux', 'ines-clairetoile'];

describe('what the demo people have written', () => {
  const items = readDemoInformation(dir, dayOf('2026-03-03'));
  const of = (person: string, kind: string) =>
    items.filter(item => item.person === person && item.data.kind === kind);

  test('is much, of every kind, and by themselves and their carers; Zoé has written nothing', () => {
    expect([...new Set(items.map(({ person }) => person))]).toEqual(people);
    const kinds = new Set(items.map(({ data }) => data.kind));
    expect(kinds.size).toBe(13);
    const authors = new Set(items.map(({ by }) => by));
    const known = new Set(readDemoProfessionals(dir).map(({ id }) => id));
    expect(authors.has('self')).toBe(true);
    for (const author of authors) if (author !== 'self') expect(known, author).toContain(author);
    expect(of('marcel-ventdoux', 'treatment').length).toBeGreaterThanOrEqual(8);
    expect(of('claude-martin', 'handicap-needs').length).toBeGreaterThanOrEqual(3);
  });

  test('has measures over a year, of four sorts', () => {
    const measured = of('marcel-ventdoux', 'measure').flatMap(({ data }) =>
      data.kind === 'measure' ? [data] : [],
    );
    for (const measure of ['weight', 'blood-pressure', 'glucose', 'hba1c']) {
      const days = measured.filter(one => one.measure === measure).map(({ when }) => when);
      expect(days.length, measure).toBeGreaterThanOrEqual(4);
      expect(days.toSorted().at(0)?.slice(0, 7), measure).toBe(monthsBefore('2026-03-03', 12).slice(0, 7));
    }
  });

  test.each(['2026-03-03', '2028-02-29', '2041-12-31'])('is never of days to come: %s', today => {
    for (const { data } of readDemoInformation(dir, dayOf(today))) {
      const dates = Object.entries(data).filter(([name]) => name === 'when' || name === 'since');
      for (const [, date] of dates) {
        const text = String(date);
        if (text !== '') expect(isPartialDate(text) && text <= today, text).toBe(true);
      }
    }
  });
});

const anyOwner = {
  ...({ accountId: 'account', insuredId: 'insured', capacity: 'self' } as const),
  ...{ grant: ownerGrant, createdAt: new Date() },
};

test('it is put into the records as written at its time by its author, and the journal holds', async () => {
  const world = await freshWorld({ demo: true });
  await loadDemo(world);
  const records = await world.db.selectFrom('record').select('id').execute();
  const counts: number[] = [];
  for (const { id } of records) {
    const { all } = await informationOf(world, permitOf(world, { ...anyOwner, recordId: id }));
    counts.push(all.length);
    expect((await verifyChain(world, id)).ok).toBe(true);
    for (const { createdAt } of all) expect(createdAt.getTime()).toBeLessThan(world.now().getTime());
  }
  expect(counts.filter(count => count > 20)).toHaveLength(4);
  expect(counts.filter(count => count === 0)).toHaveLength(records.length - 4);
});
