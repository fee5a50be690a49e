/** One figure of the benchmark. `value` is missing where it could not be measured; `note` says why, or where. */
export interface Figure {
  readonly name: string;
  readonly unit: string;
  readonly value: number | null;
  readonly limit: number;
  readonly atLeast?: boolean;
  readonly note?: string;
}

/** Whether a figure keeps its limit; nothing when it was not measured. */
export function holds({ value, limit, atLeast }: Figure): boolean | null {
  if (value === null) return null;
  return atLeast === true ? value >= limit : value <= limit;
}

/** A figure as one line of JSON. */
export function asJson(figure: Figure): string {
  const { name, value, limit, note } = figure;
  return JSON.stringify({
    name,
    value,
    limit,
    holds: holds(figure),
    ...(note === undefined ? {} : { note }),
  });
}

/** A figure as one line of a table. */
export function asRow(figure: Figure): string {
  const verdict = { true: 'holds', false: 'MISSED', null: 'not measured' }[String(holds(figure)) as 'true'];
  const value = figure.value === null ? '-' : figure.value.toLocaleString('en');
  const limit = `${figure.atLeast === true ? '≥' : '≤'} ${figure.limit.toLocaleString('en')}`;
  const cells = [
    figure.name.padEnd(44),
    value.padStart(9),
    limit.padStart(9),
    figure.unit.padEnd(6),
    verdict.padEnd(7),
  ];
  return `${cells.join('  ')}${figure.note === undefined ? '' : `  ${figure.note}`}`;
}

/** The number that `percent` per cent of some numbers stay below. */
export function percentile(numbers: readonly number[], percent: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN;
}

/** The middle one of some numbers. */
export function median(numbers: readonly number[]): number {
  return percentile(numbers, 50);
}
