import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { InformationData } from '../../../server/record/information-kinds.ts';
import { ofEveryKind } from '../../support/full-record.ts';
import { looseEndsOf, sectionsOf } from './loose-ends.ts';
import { firstOf, owner, read } from './made.ts';
import { wrongCodesOf } from './required-codes.ts';
import { faultsOf, type SomeBundle, type SomeResource } from './validator.ts';

function expectSound(bundle: SomeBundle): void {
  expect(faultsOf(bundle)).toEqual([]);
  expect(looseEndsOf(bundle)).toEqual([]);
  expect(wrongCodesOf(bundle).wrong).toEqual([]);
}

test('a record with something of every kind is a summary without a fault', () => {
  const bundle = read(ofEveryKind);
  expectSound(bundle);
  expect(wrongCodesOf(bundle).looked).toBeGreaterThan(40);
  const count = (type: string): number =>
    bundle.entry.filter(({ resource }) => resource.resourceType === type).length;
  expect(['AllergyIntolerance', 'Condition', 'MedicationStatement', 'Immunization'].map(count)).toEqual([
    2, 3, 2, 2,
  ]);
  expect(['Procedure', 'Observation', 'Consent', 'Practitioner'].map(count)).toEqual([2, 10, 2, 1]);
  expect(firstOf(bundle, 'Patient').identifier).toMatchObject([
    { system: 'urn:oid:1.2.250.1.213.1.4.10', value: owner.nir },
  ]);
  expect(firstOf(bundle, 'AllergyIntolerance')).toMatchObject({
    ...{ criticality: 'high', code: { text: 'Pénicilline' } },
    reaction: [{ manifestation: [{ text: 'Boutons' }] }],
  });
});

test('measures keep their units, as UCUM writes them', () => {
  const units = read(ofEveryKind).entry.flatMap(({ resource }) => {
    const parts = [resource, ...((resource.component as SomeResource[] | undefined) ?? [])];
    return parts.flatMap(part => Object(part.valueQuantity).code ?? []);
  });
  expect(new Set(units)).toEqual(new Set(['kg', 'cm', 'mm[Hg]', 'g/L', 'mmol/L', 'mg/dL', '%', 'mmol/mol']));
});

test('of an empty record the summary says that nothing is known, and leaves out what need not be there', () => {
  const bundle = read([]);
  expectSound(bundle);
  const found = sectionsOf(bundle);
  expect([...found.keys()]).toEqual(['10160-0', '48765-2', '11450-4']);
  for (const section of found.values())
    expect(section.emptyReason).toMatchObject({ coding: [{ code: 'unavailable' }] });
});

test('the same thing has the same address each time, and none shows an id of the site', () => {
  expect(read(ofEveryKind)).toEqual(read(ofEveryKind));
  expect(JSON.stringify(read(ofEveryKind))).not.toMatch(/item-\d|"record"/);
});

const odd = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '<script>alert(1)</script>',
    'حساسية من البنسلين',
    '\u0000\u0001\u0008',
    '&amp;"\'<>',
    ' \t\n',
    '\ud800',
  ),
  fc.constant('x'.repeat(20_000)),
);

test('odd contents stay a sound summary, and nothing in its words becomes a tag', () => {
  fc.assert(
    fc.property(odd, odd, fc.constantFrom('', '2019', '2019-03', '2019-03-12'), (name, note, when) => {
      const written: InformationData[] = [
        { kind: 'treatment', name, dose: note, since: when, note },
        { kind: 'allergy', name, reaction: note, danger: false, note },
        { kind: 'illness', name, since: when, note },
        { kind: 'operation', name, when, place: note, note },
        { kind: 'vaccination', name, when, note },
        { kind: 'emergency-contact', name, relation: note, phone: name, note },
        { kind: 'trusted-person', name, relation: note, phone: note, email: note, address: note },
        { kind: 'directives', form: 'written', text: name },
      ];
      const bundle = read(written, [name, note]);
      expectSound(bundle);
      for (const { text } of sectionsOf(bundle).values())
        expect(text?.div).toMatch(/^<div [^<>]*><ul><li>[^<>]*<\/li><li>[^<>]*<\/li><\/ul><\/div>$/);
      // What is written as `\\u0001` by a person is no control: a backslash of theirs is doubled.
      expect(JSON.stringify(bundle).replaceAll('\\\\', '')).not.toMatch(/\\u00[01]|\\ud[89a-f]/);
    }),
    { numRuns: 25 },
  );
});
