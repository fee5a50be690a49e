import { expect, test } from 'vitest';
import { anthony, bundleOf, numbers } from '../../support/bundles.ts';
import { softwareSite } from '../../support/software.ts';

test('trip', async () => {
  const { client } = await softwareSite();
  const doctor = await client('99900000045');
  const meta = await doctor.capabilityStatement();
  expect(meta).toMatchObject({ fhirVersion: '4.0.1' });
  const search = await doctor.search({ resourceType: 'DocumentReference', searchParams: { 'patient.identifier': `${numbers}|${anthony}` } });
  console.log(JSON.stringify(search, null, 1).slice(0, 6000));
  const sent = await doctor.transaction({ body: bundleOf() as never });
  console.log(JSON.stringify(sent, null, 1));
});
