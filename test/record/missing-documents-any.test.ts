import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectedTypes, sortOfCare } from '../../server/record/expected-documents.ts';
import { missingPapers } from '../../server/record/missing-documents.ts';

const today = '2026-03-20';
const days = fc.integer({ min: 1, max: 28 }).map(day => `2026-02-${String(day).padStart(2, '0')}`);
const anyLine = fc.record({
  id: fc.uuid(),
  day: days,
  kind: fc.constantFrom('visit' as const, 'medicine' as const, 'exam' as const, 'stay' as const),
  what: fc.constantFrom('Radiographie', 'Prise de sang', 'Dialyse', 'Électrocardiogramme', 'Autre'),
  carer: fc.constantFrom('', 'Dr ROSE', 'Dr VERT'),
  place: fc.constantFrom('', 'Clinique A', 'Clinique B'),
});
const anyPaper = fc.record({
  typeCode: fc.constantFrom(...expectedTypes, '57833-6', 'REMB'),
  day: days,
  author: fc.record({
    name: fc.constantFrom('', 'Dr ROSE', 'Dr BLEU'),
    place: fc.constantFrom('', 'Clinique A'),
  }),
});
const idsOf = (found: ReturnType<typeof missingPapers>) => found.map(({ line }) => line.id);

test('whatever the care and the documents: one more document never makes more missing, in whatever order they are', () => {
  fc.assert(
    fc.property(fc.array(anyLine), fc.array(anyPaper), anyPaper, (lines, papers, more) => {
      const before = idsOf(missingPapers(lines, papers, today));
      const after = idsOf(missingPapers(lines, [...papers, more], today));
      expect(before).toEqual(expect.arrayContaining(after));
      expect(idsOf(missingPapers(lines, papers.toReversed(), today))).toEqual(before);
      expect(before).toEqual(lines.map(({ id }) => id).filter(id => before.includes(id)));
    }),
  );
});

test('whatever the care, nothing is expected of a medicine, and without documents all that is expected is missing', () => {
  fc.assert(
    fc.property(fc.array(anyLine), lines => {
      const all = idsOf(missingPapers(lines, [], today));
      expect(all).toEqual(lines.filter(line => sortOfCare(line) !== undefined).map(({ id }) => id));
      expect(
        missingPapers(
          lines.filter(({ kind }) => kind === 'medicine'),
          [],
          today,
        ),
      ).toEqual([]);
    }),
  );
});
