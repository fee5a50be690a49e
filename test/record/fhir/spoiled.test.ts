import { describe, expect, test } from 'vitest';
import { ofEveryKind } from '../../support/full-record.ts';
import { looseEndsOf } from './loose-ends.ts';
import { firstOf, read } from './made.ts';
import { wrongCodesOf } from './required-codes.ts';
import { faultsOf, type SomeBundle } from './validator.ts';

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
