import { expect, test } from 'vitest';
import { signIn } from '../../support/journeys.ts';
import type { Reader, ReadPage } from '../../support/reader.ts';
import { freshSite, type TestSite } from '../../support/site.ts';
import { clean, says, words } from '../mistakes.ts';
import { anthony, homeOf } from '../people.ts';

/** Two tabs with the same question, answered « yes »; then the first one says « no ». */
async function twoTabs(site: TestSite): Promise<{ first: Reader; second: Reader; path: string }> {
  const { reader: first } = await signIn(site, anthony);
  const path = `${await homeOf(first)}/urgence/professionnels`;
  const second = first.twin();
  await first.open(path);
  await second.open(path);
  await first.submit({ answer: 'no' });
  return { first, second, path };
}

const stored = async (site: TestSite): Promise<number[]> => {
  const rows = await site.world.db
    .selectFrom('emergency_choice')
    .select('answer')
    .where('question', '=', 'centre-15')
    .execute();
  return rows.map(row => row.answer);
};

/** What a page of two answers shows: headings and answers in order. */
function shown(page: ReadPage): string[] {
  return page.root.querySelectorAll('main h2, main dt, main dd').map(one => clean(one.text));
}

const row = words('fr', 'emergency:emergency.row');

test('an answer changed in another tab meanwhile is shown beside what was typed, in words', async () => {
  const site = await freshSite();
  const { second, path } = await twoTabs(site);
  // The stored answer is « no » now; this tab saw « yes » and says « yes » again.
  const page = await second.submit({ answer: 'yes' });
  expect([page.status, page.url.pathname]).toEqual([409, path]);
  expect(clean(page.heading)).toBe(words('fr', 'visit:conflict.title'));
  expect(shown(page)).toEqual([
    'Ce que vous avez écrit',
    row,
    'Oui',
    'Ce qui est enregistré maintenant',
    row,
    'Non',
  ]);
  expect(page.headers.get('Cache-Control')).toBe('no-store');
});

test('« Je garde ma réponse » stores it; « Je garde ce qui est enregistré » shows what is stored', async () => {
  const site = await freshSite();
  const { second, first, path } = await twoTabs(site);
  await second.submit({ answer: 'yes' });
  expect((await second.submit()).url.pathname).toBe(path.replace('/professionnels', ''));
  expect((await first.open(path)).value('answer')).toBe('yes');
  await second.open(path);
  await first.submit({ answer: 'no' });
  await second.submit({ answer: 'yes' });
  const kept = await second.submit({}, { name: '_stored', value: 'yes' });
  expect([kept.status, kept.url.pathname, kept.value('answer')]).toEqual([200, path, 'no']);
});

test('two tabs that say the same are at one', async () => {
  const site = await freshSite();
  const { second, path } = await twoTabs(site);
  const page = await second.submit({ answer: 'no' });
  expect([page.status, page.url.pathname]).toEqual([200, path.replace('/professionnels', '')]);
});

test('a third change while somebody chooses is shown again; no answer is still a mistake', async () => {
  const site = await freshSite();
  const { first, second, path } = await twoTabs(site);
  await second.submit({ answer: 'yes' });
  await first.open(path);
  await first.submit({ answer: 'yes' });
  await first.open(path);
  await first.submit({ answer: 'no' });
  await site.world.db.updateTable('emergency_choice').set({ confirmed: 0 }).execute();
  expect((await second.submit()).status).toBe(409);
  expect((await second.submit({ answer: 'perhaps' })).status).toBe(422);
});

test('an answer that nobody gave yet, given in two tabs, is a conflict too', async () => {
  const site = await freshSite();
  const { reader: first } = await signIn(site, anthony);
  const path = `${await homeOf(first)}/urgence/centre-15`;
  await site.world.db.deleteFrom('emergency_choice').where('question', '=', 'centre-15').execute();
  const second = first.twin();
  await first.open(path);
  await second.open(path);
  await first.submit({ answer: 'yes' });
  const page = await second.submit({ answer: 'no' });
  expect(page.status).toBe(409);
  expect(await stored(site)).toContain(1);
});

test('the page of two answers changes its language and stays', async () => {
  const site = await freshSite();
  const { second } = await twoTabs(site);
  await second.submit({ answer: 'yes' });
  const page = await second.switchTo('ar');
  expect(says(page, 'visit:conflict.title', {}, 'ar')).toBe(true);
  expect((await second.submit()).url.pathname).toMatch(/^\/ar\/dmp\/[\w-]{22}\/urgence$/);
});
