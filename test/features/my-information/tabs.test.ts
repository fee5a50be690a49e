import { expect, test } from 'vitest';
import { clean, expectMistake, words } from '../mistakes.ts';
import { anotherTab, inside, press, titles, write } from './steps.ts';

const allergies = '/allergies';

test('an allergy changed in 2 tabs: the second is told, and nothing is lost', async () => {
  const { site, reader, base } = await inside();
  await write(reader, `${base}${allergies}/ajouter`, { name: 'Latex' });
  const path = reader.page?.root.querySelector('.item-acts a')?.getAttribute('href') ?? '';
  const second = anotherTab(site, reader);
  await reader.open(path);
  await second.open(path);
  await reader.submit({ reaction: 'Je gonfle' });
  const page = await second.submit({ reaction: 'Je tousse' });
  expect(page.status).toBe(409);
  expect(clean(page.heading)).toBe(words('fr', 'visit:conflict.title'));
  expect(page.text()).toContain('Je tousse');
  expect(page.text()).toContain('Je gonfle');
  const kept = await second.submit();
  expect(kept.url.pathname).toBe(`${base}${allergies}`);
  expect(kept.text()).toContain('Je tousse');
  expect(kept.text()).not.toContain('Je gonfle');
});

test('an allergy that is removed in one tab and changed in the other is there with what was typed', async () => {
  const { site, reader, base } = await inside();
  await write(reader, `${base}${allergies}/ajouter`, { name: 'Latex' });
  const path = reader.page?.root.querySelector('.item-acts a')?.getAttribute('href') ?? '';
  const second = anotherTab(site, reader);
  await second.open(path);
  await press(reader, 'remove');
  const page = await second.submit({ reaction: 'Je tousse' });
  expect(page.status).toBe(409);
  const kept = await second.submit();
  expect(titles(kept)).toEqual(['Latex']);
  expect(kept.text()).toContain('Je tousse');
  expect((await reader.open(path)).status).toBe(200);
});

test('what was removed cannot be opened to be changed: the page of its part says what happened', async () => {
  const { reader, base } = await inside();
  await write(reader, `${base}${allergies}/ajouter`, { name: 'Latex' });
  const path = reader.page?.root.querySelector('.item-acts a')?.getAttribute('href') ?? '';
  await press(reader, 'remove');
  expect((await reader.open(path)).url.pathname).toBe(`${base}${allergies}`);
});

test('the blood group is one: a second tab that writes another is told', async () => {
  const { site, reader, base } = await inside();
  const path = `${base}/groupe-sanguin/ecrire`;
  const second = anotherTab(site, reader);
  await second.open(path);
  expectMistake(await write(reader, path, {}), { field: 'group', key: 'information:errors.choice.group' });
  await reader.submit({ group: 'A+' });
  expect(reader.page && titles(reader.page)).toEqual(['A positif']);
  const page = await second.submit({ group: 'O-' });
  expect(page.status).toBe(409);
  const after = await second.submit();
  expect(titles(after)).toEqual(['O négatif']);
  expect(await site.world.db.selectFrom('information').select('id').execute()).toHaveLength(1);
});

test('the same form sent twice adds one thing', async () => {
  const { site, reader, base } = await inside();
  const path = `${base}/vaccins/ajouter`;
  await reader.open(path);
  const body = new URLSearchParams({ ...reader.hidden(), name: 'Tétanos', 'when-year': '2019' });
  await Promise.all([reader.post(path, body), reader.post(path, body)]);
  const page = await reader.open(`${base}/vaccins`);
  expect(titles(page)).toEqual(['Tétanos']);
  expect(page.text()).toContain('2019');
  expect(await site.world.db.selectFrom('information').select('id').execute()).toHaveLength(1);
});
