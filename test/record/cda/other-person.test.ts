import { expect, test } from 'vitest';
import { readDate } from '../../../server/record/cda/dates.ts';
import type { CdaIdentifier, CdaPatient } from '../../../server/record/cda/model.ts';
import { type OtherPerson, otherPerson } from '../../../server/record/cda/other-person.ts';
import { readCda } from '../../../server/record/cda/read.ts';
import { realSample, realSamples } from './samples.ts';

const owner = {
  familyName: 'DE LA TOUR',
  givenName: 'Anne-Élise',
  birthDate: '1985-07-03',
  nir: '285079999900163',
};

const number = (value: string, kind: CdaIdentifier['kind'] = 'ins'): CdaIdentifier => ({
  kind,
  value,
  system: '1.2.250.1.213.1.4.8',
  isWrong: false,
});

interface Said {
  readonly name?: string;
  readonly used?: string;
  readonly birth?: string;
  readonly numbers?: readonly CdaIdentifier[];
}

function patient({ name, used, birth, numbers = [] }: Said): CdaPatient {
  const date = readDate(birth);
  return {
    name: { ...(name && { text: name }), ...(used && { used }) },
    ...(date && { birth: date }),
    sex: {},
    identifiers: numbers,
  };
}

/** The names of what differs. */
const found = (other: OtherPerson | undefined): string[] => [
  ...(other?.name === undefined ? [] : ['name']),
  ...(other?.birth === undefined ? [] : ['birth']),
  ...(other?.hasOtherNumber ? ['number'] : []),
];
const differs = (said: Said) => found(otherPerson(patient(said), owner));

test.each<[string, Said]>([
  ['the very same', { name: 'Anne-Élise DE LA TOUR', birth: '19850703' }],
  ['without accents and signs', { name: 'ANNE ELISE DE-LA-TOUR', birth: '19850703' }],
  ['in the other order, with a title', { name: 'MME DE LA TOUR Anne-Elise' }],
  ['in one word', { name: 'Anneelise DELATOUR' }],
  ['one of several given names', { name: 'Anne Marie Josèphe DE LA TOUR' }],
  ['the name in use beside that of birth', { name: 'Anne-Élise MARTIN', used: 'De la Tour' }],
  ['a name in use that nobody told, and the birth', { name: 'Anne-Élise MARTIN', birth: '19850703' }],
  ['the family name alone', { name: 'DE LA TOUR' }],
  ['no name, the birth', { birth: '198507' }],
  ['the year alone', { name: 'Anne-Élise DE LA TOUR', birth: '1985' }],
  ['the hour of birth', { name: 'Anne-Élise DE LA TOUR', birth: '198507031120+0200' }],
  ['a date that is none', { name: 'Anne-Élise DE LA TOUR', birth: '19850231' }],
  ['nothing', {}],
  ['a name in other letters', { name: 'آن إليز دولاتور' }],
  ['the same number with any name', { name: 'Ève ROSE', birth: '1950', numbers: [number(owner.nir)] }],
  ['the same number for tests', { name: 'Ève ROSE', numbers: [number(owner.nir, 'ins-test')] }],
  ['another number for tests', { numbers: [number('277076322082910', 'ins-test')] }],
  [
    'another number, that of before, with all the rest',
    { name: 'Anne-Élise DE LA TOUR', birth: '19850703', numbers: [number('277076322082910')] },
  ],
  ['a number that is wrong', { numbers: [{ ...number('123'), isWrong: true }] }],
  ['the number of a hospital', { numbers: [number('8001', 'other')] }],
])('may be the same person: %s', (_name, said) => {
  expect(differs(said)).toEqual([]);
});

test.each<[string[], Said]>([
  [['name'], { name: 'Inès OLIVIER' }],
  [['name', 'birth'], { name: 'Inès OLIVIER', birth: '19850704' }],
  [['name'], { name: 'Anne-Élise MARTIN', birth: '1985' }],
  // A twin.
  [['name'], { name: 'Louise DE LA TOUR', birth: '19850703' }],
  [['birth'], { name: 'Anne-Élise DE LA TOUR', birth: '1958' }],
  [['birth'], { birth: '19850730' }],
  [['number'], { numbers: [number('277076322082910')] }],
  [['number'], { name: 'Anne-Élise DE LA TOUR', numbers: [number('277076322082910')] }],
  [['name', 'birth', 'number'], { name: 'Ève ROSE', birth: '1950', numbers: [number('277076322082910')] }],
])('says %j', (what, said) => {
  expect(differs(said)).toEqual(what);
});

test('a name or a birth that the register does not know says nothing', () => {
  const unknown = { ...owner, familyName: '', birthDate: '' };
  expect(otherPerson(patient({ name: 'Inès OLIVIER', birth: '1950' }), unknown)).toBeUndefined();
});

test.skipIf(realSamples.length === 0).each(realSamples)('%s is nobody’s but its patient’s', name => {
  const { patient: own } = readCda(realSample(name)).header;
  const birth = own.birth?.value.slice(0, 10) ?? '';
  const words = (own.name.text ?? '').replace(/^(M|MME|MR)\.? /i, '').split(' ');
  const self = { familyName: words.at(-1) ?? '', givenName: words[0] ?? '', birthDate: birth, nir: '' };
  expect(otherPerson(own, self)).toBeUndefined();
  if (own.name.text !== undefined) expect(found(otherPerson(own, owner))).toContain('name');
});
