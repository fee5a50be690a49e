import { dayIn, monthsBefore } from '../storage/time.ts';
import type { CareLine } from './care-history.ts';
import { directivesType } from './document-types.ts';
import type { Document } from './documents.ts';
import type { Author, InformationKind, Item, ItemOf } from './information.ts';
import { groupMedicines } from './same-medicine.ts';
import { examTypesOfSummary, treatmentTypes } from './summary-documents.ts';
import type { Entry, Exam, Summary, SummaryGiven, Teller, Told, Treatment } from './summary-model.ts';

/** How far back exams and documents go, in months (product rules, §3). */
export const summaryMonths = 12;

/**
 * How far back medicines that were handed over go, in months: a pharmacy gives 3 months of a treatment at most, and
 * somebody may be some weeks late.
 */
export const medicineMonths = 4;

/** Makes the summary of a record. */
export function summaryOf(given: SummaryGiven): Summary {
  const { information, owner, documents } = given;
  const since = monthsBefore(given.today, summaryMonths);
  const recent = documents.filter(({ day }) => day >= since).toSorted(byDay);
  const list = <Kind extends InformationKind>(kind: Kind): Entry<Kind>[] =>
    information.of(kind).map(item => entryOf(given, item));
  return {
    owner,
    allergies: list('allergy').toSorted((a, b) => Number(b.data.danger) - Number(a.data.danger)),
    bloodGroup: list('blood-group')[0],
    illnesses: list('illness'),
    treatments: treatmentsOf(given, list('treatment')),
    treatmentDocuments: recent.filter(({ typeCode }) => treatmentTypes.has(typeCode)),
    operations: list('operation').toSorted(byWhen),
    vaccinations: list('vaccination').toSorted(byWhen),
    exams: examsOf(given.care, { since, documents: recent }),
    measures: lastMeasures(given),
    needs: list('handicap-needs'),
    contacts: list('emergency-contact'),
    trustedPerson: list('trusted-person')[0],
    directives: list('directives'),
    directiveFiles: documents.filter(({ typeCode }) => typeCode === directivesType).toSorted(byDay),
  };
}

const byDay = (a: { day: string }, b: { day: string }): number => b.day.localeCompare(a.day);
/** Newest first; what has no date comes last. */
const byWhen = (a: { data: { when: string } }, b: { data: { when: string } }): number =>
  b.data.when.localeCompare(a.data.when);

function entryOf<Kind extends InformationKind>(given: SummaryGiven, item: ItemOf<Kind>): Entry<Kind> {
  return { data: item.data, told: toldOf(given, item) };
}

/** Whoever changed the words last has said them. */
function toldOf(given: SummaryGiven, { author, createdAt, changed }: Item): Told {
  const { by, at } = changed ?? { by: author, at: createdAt };
  return { by: tellerOf(given, by), day: dayIn(given.timeZone, at) };
}

function tellerOf({ ownerId, names }: SummaryGiven, { kind, id }: Author): Teller {
  if (kind === 'professional') return { kind, name: names.get(id) ?? '' };
  return { kind: id === ownerId ? 'owner' : 'account', name: '' };
}

/** Who wrote a document, and of what day it is. */
export function toldByDocument(ownerId: string, { author, day }: Document): Told {
  if (author.kind !== 'account') return { by: { kind: author.kind, name: author.name || author.place }, day };
  return { by: { kind: author.id === ownerId ? 'owner' : 'account', name: '' }, day };
}

/** Who tells of a line of the care history. */
export function toldByInsurer({ day }: CareLine): Told {
  return { by: { kind: 'insurer', name: '' }, day };
}

function treatmentsOf({ care, today }: SummaryGiven, written: readonly Entry<'treatment'>[]): Treatment[] {
  const since = monthsBefore(today, medicineMonths);
  const given = care.filter(({ kind, day }) => kind === 'medicine' && day >= since).toSorted(byDay);
  const all = [...written.map(entry => ({ entry })), ...given.map(line => ({ line }))];
  return groupMedicines(all, nameOf).map(same => ({
    name: same.map(nameOf).reduce((long, name) => (name.length > long.length ? name : long), ''),
    written: same.flatMap(one => ('entry' in one ? [one.entry] : [])),
    given: same.flatMap(one => ('line' in one ? [one.line] : [])),
  }));
}

const nameOf = (one: { entry: Entry<'treatment'> } | { line: CareLine }): string =>
  'entry' in one ? one.entry.data.name : one.line.what;

function examsOf(
  care: readonly CareLine[],
  { since, documents }: { since: string; documents: readonly Document[] },
): Exam[] {
  const told = care.filter(({ kind, day }) => kind === 'exam' && day >= since);
  const about = documents.filter(({ typeCode }) => examTypesOfSummary.has(typeCode));
  return [
    ...told.map(line => ({ day: line.day, care: line })),
    ...about.map(document => ({ day: document.day, document })),
  ].toSorted(byDay);
}

/** Of one day, the one that was written last. */
function lastMeasures(given: SummaryGiven): Entry<'measure'>[] {
  const newest = given.information
    .of('measure')
    .toSorted(
      (a, b) => b.data.when.localeCompare(a.data.when) || b.createdAt.getTime() - a.createdAt.getTime(),
    );
  const groups = Map.groupBy(newest, ({ data }) => data.measure);
  return [...groups.values()].flatMap(([last]) => (last === undefined ? [] : [entryOf(given, last)]));
}
