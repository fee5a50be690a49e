import { describe, expect, test } from 'vitest';
import { readCareHistory } from '../../../server/record/cda/care-history.ts';
import { UnreadableCda } from '../../../server/record/cda/unreadable.ts';
import { ownSample, realSample, realSamples } from './samples.ts';

const real = 'CNAM-HR_2021.01.xml';
const isThere = realSamples.includes(real);

test('the tables of the insurer become lines; what is no care, has no day or is cut short is passed over', () => {
  expect(readCareHistory(ownSample('care-history'))).toEqual([
    {
      ...{ day: '2026-02-26', kind: 'medicine', what: 'PARACETAMOL 1 G & CAFEINE', until: undefined },
      ...{ carer: 'Dr Karim DELMAS', place: 'PHARMACIE DES TILLEULS', amount: '2' },
    },
    {
      ...{ day: '2026-01-05', until: '2026-01-09', kind: 'stay', what: 'Opération de la hanche' },
      ...{ carer: '', place: 'CLINIQUE DES COTEAUX', amount: undefined },
    },
    {
      ...{ day: '2019-04-12', until: undefined, kind: 'stay', what: 'Surveillance' },
      ...{ carer: '', place: 'CLINIQUE DES COTEAUX', amount: undefined },
    },
    {
      ...{ day: '2026-02-11', until: undefined, kind: 'exam', what: 'GLYCEMIE' },
      ...{ carer: 'LABORATOIRE DU PONT', place: '', amount: undefined },
    },
  ]);
});

test('another document has no lines; one that is no XML cannot be read', () => {
  expect(readCareHistory(ownSample('structured'))).toEqual([]);
  expect(() => readCareHistory('not xml')).toThrow(UnreadableCda);
});

describe.runIf(isThere)('the real document of the insurer', () => {
  test('every visit, medicine, exam and stay of its tables is there, with its day', () => {
    const lines = readCareHistory(realSample(real));
    const count = (kind: string) => lines.filter(line => line.kind === kind).length;
    expect({ visit: count('visit'), medicine: count('medicine') }).toEqual({ visit: 7, medicine: 6 });
    expect({ exam: count('exam'), stay: count('stay') }).toEqual({ exam: 4, stay: 2 });
    expect(lines).toContainEqual({
      ...{ day: '2019-03-11', kind: 'medicine', what: 'CRESTOR 5MG CPR9/10', until: undefined },
      ...{ carer: 'Dr Laure MARIGNY', place: 'PHARMACIE COMPAIN', amount: '1' },
    });
    expect(lines.find(({ kind }) => kind === 'stay')).toMatchObject({
      day: '2019-05-15',
      until: '2019-05-30',
    });
    for (const { day, what } of lines) expect(day && what).toBeTruthy();
  });
});

test.runIf(!isThere)('1 real document was not read: it is not beside this project', () => {
  expect(isThere).toBe(false);
});
