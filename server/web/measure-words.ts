import { asKey } from '../i18n.ts';
import type { DataOf } from '../record/information-kinds.ts';
import type { Visit } from './context.ts';
import { showNumber } from './dates.ts';

/** A unit as a name of a text. */
const unitNames: Readonly<Record<string, string>> = {
  'g/L': 'g-l',
  'mmol/L': 'mmol-l',
  'mg/dL': 'mg-dl',
  '%': 'percent',
  'mmol/mol': 'mmol-mol',
};

/** The name of a unit in the locale files. */
export function unitKey(unit: string): string {
  return unitNames[unit] ?? unit;
}

/** The words of a measure: « 70,5 kg », « 130 et 80 ». */
export function measureInWords(
  { t, language }: Pick<Visit<unknown>, 't' | 'language'>,
  data: DataOf<'measure'>,
): string {
  const value = showNumber(language, data.value);
  if (data.second !== undefined) {
    return t('information:measure.pressure', { high: value, low: showNumber(language, data.second) });
  }
  return t(asKey(`information:measure.${unitKey(data.unit)}`), { value });
}
