import { asKey } from '../../i18n.ts';
import type { InformationData, Item } from '../../record/information.ts';
import { inOneUnit } from '../../record/measures.ts';
import type { Visit } from '../../web/context.ts';
import { showNumber, showPartialDate } from '../../web/dates.ts';
import { measureInWords } from '../../web/measure-words.ts';
import { chartOf } from './chart.ts';
import type { PartState } from './state.ts';

type Measured = Extract<InformationData, { kind: 'measure' }>;

const measured = ({ data }: Item): Measured | undefined => (data.kind === 'measure' ? data : undefined);

/** Measures by their day, the newest first; of one day, the one that was written last comes first. */
export function newestFirst(items: readonly Item[]): Item[] {
  const dayOf = (item: Item): string => measured(item)?.when ?? '';
  return items.toSorted(
    (a, b) => dayOf(b).localeCompare(dayOf(a)) || b.createdAt.getTime() - a.createdAt.getTime(),
  );
}

/** The curve of a measure over time, and its name for those who do not see it; no curve for one day alone. */
export function measureModel(visit: Visit<PartState>): object {
  const { t, language, state } = visit;
  const values = newestFirst(state.items)
    .reverse()
    .flatMap(item => measured(item) ?? []);
  const [first, last] = [values[0], values.at(-1)];
  if (first === undefined || last === undefined || first.when === last.when) return { chart: undefined };
  const days = values.map(({ when }) => Date.parse(when));
  const lines = [values.map(one => inOneUnit(one))];
  const seconds = values.map(({ second }) => second ?? 0);
  if (state.part.name === 'blood-pressure') lines.push(seconds);
  const day = (date: string): string => showPartialDate(language, date);
  return {
    chart: {
      ...chartOf({
        days,
        lines,
        isMirrored: language.dir === 'rtl',
        say: value => showNumber(language, value),
      }),
      from: day(first.when),
      until: day(last.when),
      name: t('information:chart.name', {
        what: t(asKey(`information:parts.${state.part.name}.title`)),
        first: measureInWords(visit, first),
        from: day(first.when),
        last: measureInWords(visit, last),
        until: day(last.when),
      }),
    },
  };
}
