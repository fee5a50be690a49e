import { describe, expect, test } from 'vitest';
import type { CareLine } from '../../server/record/care-history.ts';
import type { InformationData } from '../../server/record/information.ts';
import { summaryOf } from '../../server/record/summary.ts';
import { care, document, given, item, today, treatment } from './summary-given.ts';

const measure = (value: number, when: string, kind: 'weight' | 'hba1c' = 'weight'): InformationData => ({
  kind: 'measure',
  measure: kind,
  value,
  unit: kind === 'weight' ? 'kg' : '%',
  when,
  note: '',
});
const allergy = (name: string, danger: boolean): InformationData => ({
  kind: 'allergy',
  name,
  reaction: '',
  danger,
  note: '',
});

test('nothing written, nothing told: every part is there and empty', () => {
  const { owner, bloodGroup, trustedPerson, ...lists } = summaryOf(given());
  expect(owner.name).toBe('Anthony CORSE');
  expect([bloodGroup, trustedPerson]).toEqual([undefined, undefined]);
  for (const [name, list] of Object.entries(lists)) expect(list, name).toEqual([]);
});

describe('the same medicine from two sources is one line with both', () => {
  test.each([
    ['Ramipril 5 mg', 'Ramipril 5 mg, comprimés'],
    ['ramipril 5mg', 'RAMIPRIL 5 MG, COMPRIMÉS'],
    ['Périndopril 4 mg, comprimé', 'Perindopril 4 mg,  comprimés'],
    ['Lévothyroxine 12,5 µg', 'Lévothyroxine 12,5 µg, comprimé'],
    ['Lévothyroxine 12,5 \u03bcg', 'Lévothyroxine 12,5 \u00b5g'],
    ['إنسولين', 'إنسولين'],
  ])('« %s » and « %s »', (own, label) => {
    const items = [item(treatment(own, '1 le matin'))];
    const { treatments } = summaryOf(given({ items, care: [care('medicine', label)] }));
    expect(treatments).toHaveLength(1);
    expect(treatments[0]?.written.map(({ data }) => data.dose)).toEqual(['1 le matin']);
    expect(treatments[0]?.given.map(({ what }) => what)).toEqual([label]);
  });

  test.each([
    ['Ramipril 5 mg', 'Ramipril 10 mg, comprimés'],
    ['Ramipril', 'Ramipril 5 mg, comprimés'],
    ['Paracétamol 1 g', 'Paracétamol 1000 mg'],
    ['Triatec 5 mg', 'Ramipril 5 mg'],
    ['Salbutamol 100 µg, inhalateur', 'Salbutamol 100 µg, solution'],
    ['Lévothyroxine 12,5 µg', 'Lévothyroxine 125 µg'],
    ['Lévothyroxine 1,25 µg', 'Lévothyroxine 1, 25 µg'],
  ])('but « %s » and « %s » stay two', (own, label) => {
    const items = [item(treatment(own))];
    expect(summaryOf(given({ items, care: [care('medicine', label)] })).treatments).toHaveLength(2);
  });

  test('a name without a form joins none of two forms', () => {
    const items = [item(treatment('Salbutamol 100 µg'))];
    const lines = ['inhalateur', 'solution', 'inhalateurs'].map(form =>
      care('medicine', `Salbutamol 100 µg, ${form}`),
    );
    const { treatments } = summaryOf(given({ items, care: lines }));
    expect(treatments.map(({ written, given: told }) => [written.length, told.length])).toEqual([
      [1, 0],
      [0, 2],
      [0, 1],
    ]);
  });

  test('it is called by the words that say most, and was handed over last on the first day of its list', () => {
    const days = ['2025-12-20', '2026-02-20', '2026-01-20'];
    const lines = days.map(day => care('medicine', 'Ramipril 5 mg, comprimés', day));
    const { treatments } = summaryOf(given({ items: [item(treatment('Ramipril 5 mg'))], care: lines }));
    expect(treatments.map(({ name }) => name)).toEqual(['Ramipril 5 mg, comprimés']);
    expect(treatments[0]?.given.map(({ day }) => day)).toEqual(['2026-02-20', '2026-01-20', '2025-12-20']);
  });
});

describe('how far back it goes', () => {
  test.each([
    ['2026-03-03', '2025-03-03', '2025-03-02'],
    ['2028-02-29', '2027-02-28', '2027-02-27'],
    ['2029-02-28', '2028-02-28', '2028-02-27'],
    ['2026-01-31', '2025-01-31', '2025-01-30'],
    ['2029-03-01', '2028-03-01', '2028-02-29'],
  ])('on %s, exams and documents of %s are there, those of %s are not', (now, first, before) => {
    const lines = [first, before].map(day => care('exam', 'Radio', day));
    const documents = [first, before].flatMap(day => [document('11502-2', day), document('57833-6', day)]);
    const { exams, treatmentDocuments } = summaryOf(given({ today: now, care: lines, documents }));
    expect(exams.map(({ day }) => day)).toEqual([first, first]);
    expect(treatmentDocuments.map(({ day }) => day)).toEqual([first]);
  });

  test.each([
    ['2026-03-03', '2025-11-03', '2025-11-02'],
    ['2026-06-30', '2026-02-28', '2026-02-27'],
    ['2028-06-29', '2028-02-29', '2028-02-28'],
  ])('on %s, medicines handed over on %s are there, those of %s are not', (now, first, before) => {
    const lines = [first, before].map(day => care('medicine', `Un ${day}`, day));
    const { treatments } = summaryOf(given({ today: now, care: lines }));
    expect(treatments.map(({ name }) => name)).toEqual([`Un ${first}`]);
  });

  test('directives have no age', () => {
    const documents = [document('EXPPAT_3', '1999-01-01'), document('EXPPAT_3', '2025-01-01')];
    const { directiveFiles } = summaryOf(given({ documents }));
    expect(directiveFiles.map(({ day }) => day)).toEqual(['2025-01-01', '1999-01-01']);
  });
});

test('exams and treatments are told by the type of a document; others are in neither', () => {
  const types = ['18748-4', '70004-7', 'DOCPAT04', '57833-6', '60593-1', '56445-0', 'DOCPAT02'];
  const none = ['PRESC-BIO', 'PRESC-AAT', '11488-4', '89601-9', 'EXPPAT_2', 'not-a-type'];
  const documents = [...types, ...none].map(code => document(code));
  const { exams, treatmentDocuments } = summaryOf(given({ documents }));
  const codes = exams.flatMap(exam => ('document' in exam ? [exam.document.typeCode] : []));
  expect(codes).toEqual(types.slice(0, 3));
  expect(treatmentDocuments.map(({ typeCode }) => typeCode)).toEqual(types.slice(3));
});

test('what can kill is first; of each measure the newest is there, of one day the one written last', () => {
  const early = { createdAt: new Date('2026-02-01T10:00:00Z') };
  const items = [
    item(allergy('Pollen', false)),
    item(allergy('Arachide', true)),
    item(measure(81, '2026-02-20')),
    item(measure(80, '2026-02-20'), early),
    item(measure(85, '2025-02-20')),
    item(measure(6.8, '2026-01', 'hba1c')),
    item(measure(7.1, '2025', 'hba1c')),
  ];
  const { allergies, measures } = summaryOf(given({ items }));
  expect(allergies.map(({ data }) => data.name)).toEqual(['Arachide', 'Pollen']);
  expect(measures.map(({ data }) => data.value)).toEqual([81, 6.8]);
});

test('each line says who said it last, and on what day in the person’s zone', () => {
  const at = new Date('2026-03-01T23:30:00Z');
  const doctor = { kind: 'professional', id: '99900000045' } as const;
  const items = [
    item(allergy('Pollen', false), { createdAt: at }),
    item(allergy('Latex', false), { author: doctor, createdAt: at }),
    item(allergy('Iode', false), { changed: { by: { kind: 'account', id: 'sister' }, at } }),
    item(allergy('Kiwi', false), { author: { kind: 'professional', id: 'unknown' } }),
  ];
  const names = new Map([['99900000045', 'Anne Dubois']]);
  const { allergies } = summaryOf(given({ items, names }));
  expect(allergies.map(({ told }) => told)).toEqual([
    { by: { kind: 'owner', name: '' }, day: '2026-03-02' },
    { by: { kind: 'professional', name: 'Anne Dubois' }, day: '2026-03-02' },
    { by: { kind: 'account', name: '' }, day: '2026-03-02' },
    { by: { kind: 'professional', name: '' }, day: '2026-03-01' },
  ]);
});

test('visits and stays are no exams, and a secret of the future is shown like the rest', () => {
  const lines: CareLine[] = [
    care('visit', 'Visite'),
    care('stay', 'Séjour'),
    care('exam', 'IRM', '2027-01-01'),
  ];
  const { exams, treatments } = summaryOf(given({ care: lines, today }));
  expect(exams.map(({ day }) => day)).toEqual(['2027-01-01']);
  expect(treatments).toEqual([]);
});
