import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RecordExport } from '../../../server/record/export.ts';
import { sections } from '../../../server/record/fhir/sections.ts';
import { type SummaryWords, summaryOf } from '../../../server/record/fhir/summary.ts';
import { type Item, ofKind } from '../../../server/record/information.ts';
import type { InformationData } from '../../../server/record/information-kinds.ts';
import { ofEveryKind } from '../../support/full-record.ts';
import { looseEndsOf, sectionsOf } from './loose-ends.ts';
import { wrongCodesOf } from './required-codes.ts';
import { faultsOf, type SomeBundle, type SomeResource } from './validator.ts';

const owner: RecordExport['owner'] = {
  ...{ id: 'somebody', nir: '180032B02040123', familyName: 'CORSE', givenName: 'Anthony', sex: 'M' },
  ...{ birthDate: '1980-03-02', email: 'a@example.org', phone: '+33639980001', address: ['1 rue Bleue', ''] },
  ...{ language: 'fr', treatingDoctor: '99900000011', children: [] },
};

function exportOf(written: readonly InformationData[]): RecordExport {
  const at = new Date('2026-03-03T10:00:00Z');
  const items: Item[] = written.map((data, place) => ({
    ...{ id: `item-${place}`, version: 1, data, documentId: undefined, createdAt: at },
    ...{ author: { kind: 'account', id: 'me' }, changed: undefined, removedAt: undefined },
  }));
  return {
    ...{ owner, at, choices: {}, documents: [], care: { since: '2024-03-03', lines: [] } },
    doctor: { rpps: '99900000011', name: 'Anna DUBOIS', place: 'Reims' },
    information: { all: items, of: kind => ofKind(items, kind) },
  };
}

/** Words that say a line for each thing that is written, whatever it is. */
function wordsOf(lines: readonly string[]): SummaryWords {
  const said = sections.map(({ name }) => [name, { title: name, lines }] as const);
  return {
    ...{ language: 'ar', dir: 'rtl', title: 'Résumé', nothing: 'Rien' },
    sections: Object.fromEntries(said) as SummaryWords['sections'],
  };
}

/** The summary of what is written, as a program reads it from its file. */
function read(written: readonly InformationData[], lines: readonly string[] = ['A & B']): SomeBundle {
  const words = wordsOf(written.length === 0 ? [] : lines);
  const bundle = summaryOf(exportOf(written), { recordId: 'record', keeper: 'Site', isTest: true, words });
  return JSON.parse(JSON.stringify(bundle));
}

function expectSound(bundle: SomeBundle): void {
  expect(faultsOf(bundle)).toEqual([]);
  expect(looseEndsOf(bundle)).toEqual([]);
  expect(wrongCodesOf(bundle).wrong).toEqual([]);
}

function firstOf(bundle: SomeBundle, type: string): SomeResource {
  const found = bundle.entry.find(({ resource }) => resource.resourceType === type)?.resource;
  if (found === undefined) throw new Error(`No ${type}.`);
  return found;
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

describe('what is wrong is found', () => {
  const wrong: readonly (readonly [string, (bundle: SomeBundle) => void])[] = [
    [
      'a status that does not exist',
      bundle => Object.assign(firstOf(bundle, 'Immunization'), { status: 'maybe' }),
    ],
    ['a date that is none', bundle => Object.assign(firstOf(bundle, 'Patient'), { birthDate: '2 mars' })],
    ['no name of the patient', bundle => delete firstOf(bundle, 'Patient').name],
    ['an allergy to nothing', bundle => delete firstOf(bundle, 'AllergyIntolerance').code],
    ['an allergy without a status', bundle => delete firstOf(bundle, 'AllergyIntolerance').clinicalStatus],
    ['a treatment at no time', bundle => delete firstOf(bundle, 'MedicationStatement').effectivePeriod],
    ['an operation at no time', bundle => delete firstOf(bundle, 'Procedure').performedDateTime],
    ['a result of nothing', bundle => delete firstOf(bundle, 'Observation').valueCodeableConcept],
    [
      'a property that FHIR does not have',
      bundle => Object.assign(firstOf(bundle, 'Condition'), { mood: 'good' }),
    ],
    [
      'a reference to another kind of thing',
      bundle => {
        const keeper = bundle.entry.find(({ resource }) => resource.resourceType === 'Organization');
        Object.assign(firstOf(bundle, 'Condition'), { subject: { reference: keeper?.fullUrl } });
      },
    ],
    [
      'a reference that leads nowhere',
      bundle => {
        Object.assign(firstOf(bundle, 'Condition'), { asserter: { reference: 'urn:uuid:gone' } });
      },
    ],
    [
      'a required section less',
      bundle => {
        const composition = firstOf(bundle, 'Composition');
        composition.section = (composition.section as unknown[]).slice(1);
      },
    ],
    [
      'a required section with neither data nor a reason',
      bundle => {
        delete (firstOf(bundle, 'Composition').section as { entry?: unknown }[])[0]?.entry;
      },
    ],
    [
      'a resource that nothing leads to',
      bundle => {
        bundle.entry.push({ fullUrl: 'urn:uuid:x', resource: { resourceType: 'Flag', id: 'x' } });
      },
    ],
    ['a summary that is no document', bundle => Object.assign(bundle, { type: 'batch' })],
  ];

  test.each(wrong)('%s', (_name, spoil) => {
    const bundle = read(ofEveryKind);
    spoil(bundle);
    const found = [...faultsOf(bundle), ...looseEndsOf(bundle), ...wrongCodesOf(bundle).wrong];
    expect(found.length).toBeGreaterThan(0);
  });
});
