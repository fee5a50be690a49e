import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupMedicines } from '../../server/record/same-medicine.ts';
import { summaryOf } from '../../server/record/summary.ts';
import { monthsBefore } from '../../server/storage/time.ts';
import { care, document, given, item, treatment } from './summary-given.ts';

const names = fc.oneof(
  fc.constantFrom(
    'Ramipril 5 mg',
    'ramipril 5mg, comprimé',
    'RAMIPRIL 5 MG, gélules',
    'Doliprane',
    'Insuline',
  ),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
);
const day = fc
  .date({ min: new Date('2024-01-01'), max: new Date('2029-12-31'), noInvalidDate: true })
  .map(date => date.toISOString().slice(0, 10));
const types = fc.constantFrom('57833-6', '11502-2', 'EXPPAT_3', '18748-4', '60593-1', '11488-4');

test('no medicine is lost, and none is told twice, whatever they are called', () => {
  fc.assert(
    fc.property(fc.array(names), all => {
      const numbered = all.map((name, number) => ({ name, number }));
      const groups = groupMedicines(numbered, ({ name }) => name);
      expect(groups.every(group => group.length > 0)).toBe(true);
      expect(groups.flat().toSorted((a, b) => a.number - b.number)).toEqual(numbered);
    }),
  );
});

test('the groups are the same in any order', () => {
  const shape = (groups: string[][]): string =>
    JSON.stringify(groups.map(group => group.toSorted()).toSorted((a, b) => (a.join() < b.join() ? -1 : 1)));
  fc.assert(
    fc.property(fc.uniqueArray(names), all => {
      const same = (name: string): string => name;
      expect(shape(groupMedicines(all.toReversed(), same))).toBe(shape(groupMedicines(all, same)));
    }),
  );
});

test('every line of its months is in the summary once, and no other is', () => {
  const line = fc.tuple(fc.constantFrom('medicine', 'exam', 'visit', 'stay'), names, day);
  fc.assert(
    fc.property(
      fc.array(names),
      fc.array(line),
      fc.array(fc.tuple(types, day)),
      day,
      (own, lines, papers, today) => {
        const items = own.map(name => item(treatment(name)));
        const told = lines.map(([kind, what, at]) => care(kind, what, at));
        const documents = papers.map(([code, at]) => document(code, at));
        const summary = summaryOf(given({ items, care: told, documents, today }));
        const written = summary.treatments.flatMap(one => one.written.map(({ data }) => data));
        expect(new Set(written)).toEqual(new Set(items.map(({ data }) => data)));
        expect(written).toHaveLength(items.length);
        const handed = summary.treatments.flatMap(one => one.given);
        const since = monthsBefore(today, 4);
        const due = told.filter(one => one.kind === 'medicine' && one.day >= since);
        expect(handed).toHaveLength(due.length);
        expect(new Set(handed)).toEqual(new Set(due));
        const year = monthsBefore(today, 12);
        const exams = summary.exams.map(exam => ('document' in exam ? exam.document : exam.care));
        const dueExams = [
          ...told.filter(one => one.kind === 'exam' && one.day >= year),
          ...documents.filter(one => ['11502-2', '18748-4'].includes(one.typeCode) && one.day >= year),
        ];
        expect(exams).toHaveLength(dueExams.length);
        expect(new Set<unknown>(exams)).toEqual(new Set<unknown>(dueExams));
        const days = exams.map(one => one.day);
        expect(days).toEqual(days.toSorted().reverse());
      },
    ),
    { numRuns: 60 },
  );
});

test('months are counted back on the calendar: never a day that is not there, never after the day', () => {
  fc.assert(
    fc.property(day, fc.nat(60), (today, months) => {
      const before = monthsBefore(today, months);
      expect(new Date(before).toISOString().slice(0, 10)).toBe(before);
      expect(before <= today).toBe(true);
      const apart = (Number(today.slice(0, 4)) - Number(before.slice(0, 4))) * 12;
      expect(apart + Number(today.slice(5, 7)) - Number(before.slice(5, 7))).toBe(months);
    }),
  );
});
