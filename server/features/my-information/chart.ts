/** The size of a chart in units of its own, and what is left beside the curve so that its dots are whole. */
const size = { width: 300, height: 160 };
const edge = 12;

/** What a chart draws: numbers in units of the drawing, which is stretched to the room that there is. */
export interface Chart {
  readonly width: number;
  readonly height: number;
  /** The lines across, the highest first, each with its number; they are as far from each other. */
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
  readonly lines: readonly {
    readonly points: string;
    readonly dots: readonly { readonly x: number; readonly y: number }[];
  }[];
}

/** The distance between two lines across: 1, 2 or 5 times a power of ten, so that there are 3 to 6 of them. */
function stepOf(range: number): number {
  const rough = range / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const times = [1, 2, 5, 10].find(one => one * power >= rough) ?? 10;
  return times * power;
}

/** The lowest and the highest line across, and their distance. Equal values get room above and below. */
function scaleOf(values: readonly number[]): { low: number; high: number; step: number } {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const step = stepOf(most > least ? most - least : Math.max(Math.abs(most) / 5, 0.1));
  const low = Math.floor(least / step) * step;
  const high = Math.ceil(most / step) * step;
  return least === most ? { low: Math.max(0, low - step), high: high + step, step } : { low, high, step };
}

const round = (value: number): number => Math.round(value * 100) / 100;

/**
 * Works out a chart of one or several lines over time. `days`: an instant in milliseconds for each point, in order;
 * `lines`: a value for each of them; `isMirrored`: time runs from right to left, as the language does.
 */
export function chartOf(what: {
  readonly days: readonly number[];
  readonly lines: readonly (readonly number[])[];
  readonly isMirrored: boolean;
  say(value: number): string;
}): Chart {
  const { days, lines, isMirrored, say } = what;
  const { low, high, step } = scaleOf(lines.flat());
  const [first = 0, last = 0] = [days[0], days.at(-1)];
  const x = (day: number): number => {
    const across = edge + ((size.width - 2 * edge) * (day - first)) / (last - first || 1);
    return round(isMirrored ? size.width - across : across);
  };
  const y = (value: number): number => round(size.height * (1 - (value - low) / (high - low)));
  const steps = Array.from({ length: Math.round((high - low) / step) + 1 }, (_, at) => high - at * step);
  return {
    ...size,
    ticks: steps.map(value => ({ at: y(value), label: say(round(value)) })),
    lines: lines.map(values => {
      const dots = values.map((value, at) => ({ x: x(days[at] ?? first), y: y(value) }));
      return { dots, points: dots.map(dot => `${dot.x},${dot.y}`).join(' ') };
    }),
  };
}
