import { type MeasureUnit, measureUnits, readMeasure } from '../../record/measures.ts';
import type { Part } from './parts.ts';
import type { Read } from './read-fields.ts';

type Typed = Readonly<Record<string, string>>;

/** The numbers of a measure and their unit, by field; nothing for a part that measures nothing. */
export function readNumbers({ only }: Part, typed: Typed): Record<string, Read> {
  if (only === undefined || !('measure' in only)) return {};
  const { measure } = only;
  const { value = '', second = '', unit = '' } = typed;
  if (measure === 'blood-pressure') return readPressure(value, second);
  const chosen = measureUnits.find(known => known === unit);
  const read = readMeasure(measure, value, chosen);
  if (read.ok) return { value: { value: read.value }, unit: { value: read.unit } };
  const isUnitMissing = measure === 'glucose' && read.error === 'unit' && chosen === undefined;
  if (isUnitMissing) return { value: { value: 0 }, unit: { error: 'information:errors.choice.unit' } };
  const unitRead = chosen === undefined ? {} : { unit: { value: chosen } };
  // Where the unit is asked for, its own mistake waits until there is a number.
  return { unit: { value: 'g/L' }, ...unitRead, value: { error: errorKey(measure, read.error) } };
}

/** « 13/8 », « 13 8 » and « 130 sur 80 » are both numbers in one field. */
const bothNumbers =
  /^\s*([\p{Nd}.,٫]+)\s*(?:\/|-|\s|sur|over|على)\s*([\p{Nd}.,٫]+)\s*(?:mm\s?hg|cm\s?hg)?\s*$/iu;

function readPressure(typedHigh: string, typedLow: string): Record<string, Read> {
  const both = typedLow.trim() === '' ? bothNumbers.exec(typedHigh) : null;
  const high = readMeasure('blood-pressure', both?.[1] ?? typedHigh);
  const low = readMeasure('blood-pressure', both?.[2] ?? typedLow);
  const unit: MeasureUnit = 'mmHg';
  if (high.ok && low.ok && low.value >= high.value) {
    return {
      value: { value: high.value },
      second: { error: 'information:errors.order' },
      unit: { value: unit },
    };
  }
  return {
    value: high.ok ? { value: high.value } : { error: errorKey('blood-pressure', high.error) },
    second: low.ok ? { value: low.value } : { error: errorKey('blood-pressure', low.error, 'second') },
    unit: { value: unit },
  };
}

const errorKey = (measure: string, error: string, field = 'value'): string => {
  if (error === 'empty') return `information:errors.empty.${measure}-${field}`;
  if (error === 'bounds' || error === 'unit') return `information:errors.${error}.${measure}`;
  return `information:errors.${error}`;
};
