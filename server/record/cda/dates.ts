import type { CdaDate, CdaPeriod } from './model.ts';
import { at, attribute } from './tree.ts';
import type { XmlElement } from './xml.ts';

/** HL7's TS: as many digits of YYYYMMDDHHMMSS as are known, then perhaps a fraction and a zone. */
const form = /^(\d{4})(\d\d)?(\d\d)?(?:(\d\d)(\d\d)?(?:\d\d(?:\.\d{1,9})?)?)?([+-]\d{4})?$/;

/** Reads HL7's way to write a date: « 20240402111700+0100 ». Nothing for an empty text. */
export function readDate(written: string | undefined): CdaDate | undefined {
  const text = written?.trim() ?? '';
  if (text === '') return undefined;
  const [, year = '', month, day, hour, minute = '00', zone] = form.exec(text) ?? [];
  const wrong: CdaDate = { precision: 'wrong', value: text };
  if (!isDay(year, month, day) || Number(hour ?? 0) > 23 || Number(minute) > 59) return wrong;
  if (month === undefined) return { precision: 'year', value: year };
  if (day === undefined) return { precision: 'month', value: `${year}-${month}` };
  if (hour === undefined) return { precision: 'day', value: `${year}-${month}-${day}` };
  const value = `${year}-${month}-${day}T${hour}:${minute}`;
  return { precision: 'minute', value, ...instantOf(value, zone) };
}

/** The value of a date element, such as `birthTime`. */
export function dateOf(element: XmlElement | undefined): CdaDate | undefined {
  return readDate(attribute(element, 'value'));
}

/** The beginning and end of a time that has any; a single moment is the beginning. */
export function periodOf(element: XmlElement | undefined): CdaPeriod {
  const from = dateOf(at(element, 'low')) ?? dateOf(element);
  const until = dateOf(at(element, 'high'));
  return { ...(from && { from }), ...(until && { until }) };
}

/** The 31st of February does not exist, though a computer makes a date of it. */
function isDay(year: string, month = '01', day = '01'): boolean {
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day);
}

function instantOf(value: string, zone: string | undefined): { instant?: string } {
  if (zone === undefined) return {};
  const date = new Date(`${value}:00${zone.slice(0, 3)}:${zone.slice(3)}`);
  return Number.isNaN(date.getTime()) ? {} : { instant: date.toISOString() };
}
