import { expect, test } from 'vitest';
import { carers, signInAgent, signInCarer } from '../../support/portal.ts';
import { freshSite } from '../../support/site.ts';

test('a professional comes in by Pro Santé Connect, reads who and where they are, and leaves', async () => {
  const site = await freshSite();
  const reader = await signInCarer(site, carers.doctor);
  expect(reader.page?.url.pathname).toBe('/fr/soignants/accueil');
  expect(reader.page?.text()).toContain('Hélène BELLEFEUILLE');
});

test('an agent comes in by the second issuer', async () => {
  const site = await freshSite();
  const reader = await signInAgent(site, 'counter-nadege');
  expect(reader.page?.url.pathname).toBe('/fr/agents/accueil');
  expect(reader.page?.text()).toContain('Nadège ROCHEBLANC');
});
