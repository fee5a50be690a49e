import { expect, test } from 'vitest';
import { accessTo } from '../../../server/record/records.ts';
import { addDocument, storeText } from '../../../server/record/write-documents.ts';
import { clean, expectProblem, says } from '../mistakes.ts';
import { atForm, emptySite } from './attach-help.ts';

test('the 21st document is on a second page, which says its number', async () => {
  const site = await emptySite();
  const { world } = site;
  const { reader, home } = await atForm(site);
  const recordId = home.split('/').at(-1) ?? '';
  const grant = world.db.selectFrom('record_grant').selectAll().where('record_id', '=', recordId);
  const { account_id: accountId } = await grant.executeTakeFirstOrThrow();
  const access = await accessTo(world, { accountId, recordId });
  if (access === undefined) throw new Error('No access.');
  for (let day = 1; day <= 21; day += 1) {
    const content = await storeText(world, recordId, 'Une note');
    const said = { typeCode: 'EXPPAT_2', title: `Note ${day}`, format: 'text' } as const;
    await addDocument(world, access, { ...said, day: `2025-01-${String(day).padStart(2, '0')}`, content });
  }
  const first = await reader.open(`${home}/documents`);
  expect(clean(first.text())).not.toContain('Page 1');
  const second = await reader.open(first.root.querySelector('.pager a')?.getAttribute('href') ?? '');
  expect(says(second, 'documents:list.page', { page: 2 })).toBe(true);
  expect(second.text()).toContain('Note 1');
  expect(second.text()).not.toContain('Note 2');
  expectProblem(await reader.open(`${home}/documents/page/3`), 404);
});
