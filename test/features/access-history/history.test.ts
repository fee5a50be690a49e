import { expect, test } from 'vitest';
import { signIn } from '../../support/journeys.ts';
import { freshSite } from '../../support/site.ts';
import { anthony } from '../people.ts';

test('one sees who looked, what they did, when and why they could', async () => {
  const site = await freshSite();
  const { reader, page: home } = await signIn(site, anthony);
  const page = await reader.open(`${home.url.pathname}/historique`);
  console.log(page.text());
  console.log((await reader.open(`${home.url.pathname}/historique/moi`)).text());
  console.log((await reader.open(`${home.url.pathname}/historique/tout`)).text());
  expect(page.status).toBe(200);
});
