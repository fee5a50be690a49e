import { toAsciiDigits } from '../registries/digits.ts';

/** What can be measured at home or read on a result. */
export const measures = ['weight', 'height', 'blood-pressure', 'glucose', 'hba1c'] as const;
export type Measure = (typeof measures)[number];

/** The units that are kept; `mmHg` for both numbers of a blood pressure. */
export const measureUnits = ['kg', 'cm', 'mmHg', 'g/L', 'mmol/L', 'mg/dL', '%', 'mmol/mol'] as const;
export type MeasureUnit = (typeof measureUnits)[number];

/** A measure as it is kept, in the unit in which it was written. `second`: the lower number of a blood pressure. */
export interface MeasureValue {
  readonly value: number;
  readonly second?: number | undefined;
  readonly unit: MeasureUnit;
}

export type MeasureError = 'empty' | 'not-a-number' | 'negative' | 'unit' | 'bounds';
export type ReadNumber =
  | { readonly ok: true; readonly value: number; readonly unit: MeasureUnit }
  | { readonly ok: false; readonly error: MeasureError };

/** The unit that is kept, and what the number is multiplied by to be in it. */
type Kept = readonly [unit: MeasureUnit, times: number];
/** The same, for a unit as people write it. */
type Written = readonly [written: RegExp, unit: MeasureUnit, times: number];

/* Written without spaces, dots and capitals. « 1 m 80 » has been read as « 1,80 m » before. */
const written: Readonly<Record<Measure, readonly Written[]>> = {
  weight: [
    [/^(kg|kgs|kilos?|kilogram(me)?s?|كغ|كجم|كيلو|كيلوغرام(ات)?|كلغ)$/, 'kg', 1],
    [/^(g|gr|gram(me)?s?|غرام|غ)$/, 'kg', 0.001],
  ],
  height: [
    [/^(cm|centim[eè]t(re|er)s?|سم|سنتيمتر(ات)?)$/, 'cm', 1],
    [/^(m|m[eè]t(re|er)s?|م|متر)$/, 'cm', 100],
  ],
  'blood-pressure': [
    [/^(mmhg|mm|ملمزئبق|ملم)$/, 'mmHg', 1],
    [/^(cmhg|cm|سم)$/, 'mmHg', 10],
  ],
  glucose: [
    [/^(g\/l|g|gr?(amme)?sparlitre|gperlitre|غ\/ل)$/, 'g/L', 1],
    [/^(mmol\/?l?|mmolesparlitre|ممول\/ل)$/, 'mmol/L', 1],
    [/^(mg\/dl|mg|ملغ\/دل)$/, 'mg/dL', 1],
  ],
  hba1c: [
    [/^(%|٪|pourcents?|percent|بالمئة|بالمائة)$/, '%', 1],
    [/^(mmol\/mol|mmol)$/, 'mmol/mol', 1],
  ],
};

/**
 * The unit of a number that was written alone. A height under 3 is in metres and a blood pressure under 30 in
 * centimetres of mercury, as people say « 13 8 ». Of a glucose nobody can tell: the page asks.
 */
function unitAlone(measure: Measure, value: number): Kept | undefined {
  if (measure === 'weight') return ['kg', 1];
  if (measure === 'height') return ['cm', value < 3 ? 100 : 1];
  if (measure === 'blood-pressure') return ['mmHg', value < 30 ? 10 : 1];
  return measure === 'hba1c' ? ['%', 1] : undefined;
}

/**
 * What is still believable, in each unit: the smallest child that lives and the heaviest person, a device's widest
 * range. It only catches slips of the finger: it judges nobody's health.
 */
const bounds: Readonly<Record<MeasureUnit, readonly [number, number]>> = {
  kg: [0.3, 500],
  cm: [20, 260],
  mmHg: [20, 300],
  'g/L': [0.1, 15],
  'mmol/L': [0.5, 83],
  'mg/dL': [10, 1500],
  '%': [3, 20],
  'mmol/mol': [9, 195],
};

const fail = (error: MeasureError): ReadNumber => ({ ok: false, error });

/** « 1 m 80 » and « 1m80 » are one number: 1,80 m. */
const metres = (text: string): string => text.replace(/^(\d)(?:m|m[eè]t(?:re|er)s?|م|متر)(\d{2})$/, '$1.$2m');

/**
 * Reads one number of a measure as people write it: comma or point, with or without a unit, digits of any script.
 * `chosen`: the unit that was chosen beside it, for a number that is written alone.
 */
export function readMeasure(measure: Measure, typed: string, chosen?: MeasureUnit): ReadNumber {
  const text = metres(plain(typed));
  if (text === '') return fail('empty');
  const [, sign = '', number = '', unit = ''] = /^([-+\u2013\u2212]?)(\d+(?:\.\d+)?)(.*)$/.exec(text) ?? [];
  if (number === '' || number.length > 9) return fail('not-a-number');
  if (sign !== '' && sign !== '+') return fail('negative');
  const value = Number(number);
  const known = written[measure].find(([pattern]) => pattern.test(unit));
  if (unit !== '' && known === undefined) return fail(/^[\p{L}%٪/]+$/u.test(unit) ? 'unit' : 'not-a-number');
  const kept = keptAs({ measure, value, known, chosen });
  if (kept === undefined) return fail('unit');
  return within({ value: Math.round(value * kept[1] * 100) / 100, unit: kept[0] });
}

function keptAs(read: {
  measure: Measure;
  value: number;
  known: Written | undefined;
  chosen: MeasureUnit | undefined;
}): Kept | undefined {
  if (read.known !== undefined) return [read.known[1], read.known[2]];
  return read.chosen === undefined ? unitAlone(read.measure, read.value) : [read.chosen, 1];
}

function within({ value, unit }: MeasureValue): ReadNumber {
  const [low, high] = bounds[unit];
  return value < low || value > high ? fail('bounds') : { ok: true, value, unit };
}

/** The text in small letters, with ordinary digits and a point, without spaces and invisible marks. */
function plain(typed: string): string {
  return toAsciiDigits(typed.slice(0, 200))
    .replace(/[\p{Cf}\s]/gu, '')
    .replace(/[,٫]/g, '.')
    .replace(/\.$/, '')
    .toLowerCase();
}

/** The same measure in the unit in which those of its kind are drawn: g/L for glucose, % for HbA1c (IFCC and NGSP). */
export function inOneUnit({ value, unit }: MeasureValue): number {
  if (unit === 'mmol/L') return value / 5.551;
  if (unit === 'mg/dL') return value / 100;
  return unit === 'mmol/mol' ? value * 0.09148 + 2.152 : value;
}
