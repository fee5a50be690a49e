import { Client } from 'fhir-kit-client';
import { expect, test } from 'vitest';
import { demoToken } from '../../server/commands/demo-token.ts';
import { anthony, numbers } from '../support/bundles.ts';
import { freshSite } from '../support/site.ts';

test('the token of a demo professional opens the interface for software, and nobody else gets one', async () => {
  const { origin } = await freshSite();
  const bearerToken = await demoToken(origin, '99900000045');
  const client = new Client({ baseUrl: `${origin}/fhir`, bearerToken });
  const searchParams = { 'patient.identifier': `${numbers}|${anthony}` };
  const found = await client.search({ resourceType: 'DocumentReference', searchParams });
  expect(Object(found).entry.length).toBeGreaterThan(3);
  await expect(demoToken(origin, '99900000001')).rejects.toThrow('nobody there');
});
