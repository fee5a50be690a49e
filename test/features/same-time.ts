import { expect } from 'vitest';

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

/**
 * Runs two or more ways of asking `rounds` times, in turn, each round beginning with another one, and compares the
 * medians of their times. What is compared is a ratio taken in one run, so the speed of the machine does not matter;
 * the bound is far from what noise does and near enough to show that one way skips a password hash.
 */
export async function expectSameTime(
  ways: Readonly<Record<string, () => Promise<unknown>>>,
  { rounds, most, before }: { rounds: number; most: number; before(): Promise<unknown> },
): Promise<void> {
  const entries = Object.entries(ways);
  const times = new Map(entries.map(([name]) => [name, [] as number[]]));
  for (let round = 0; round < rounds; round += 1) {
    await before();
    for (let turn = 0; turn < entries.length; turn += 1) {
      const [name, ask] = entries[(round + turn) % entries.length] ?? ['', async () => {}];
      const start = performance.now();
      await ask();
      times.get(name)?.push(performance.now() - start);
    }
  }
  const medians = Object.fromEntries([...times].map(([name, list]) => [name, median(list)]));
  const all = Object.values(medians);
  expect(Math.max(...all) / Math.min(...all), JSON.stringify(medians)).toBeLessThan(most);
}
