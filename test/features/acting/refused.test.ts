import { expect, test } from 'vitest';
import { agree, answer, block } from '../../support/carers.ts';
import { freshSite } from '../../support/site.ts';
import { expectMistake, expectProblem, says } from '../mistakes.ts';
import { acts, carers, play, titles } from './acting.ts';

const reason = 'Trouvé sans connaissance chez lui';

test('who has no access is told no more than that, and may open it in an emergency for 24 hours', async () => {
  const site = await freshSite();
  const nurse = await play(site, 'nurse');
  const page = await nurse.open();
  expect(says(page, 'carer:record.no-access')).toBe(true);
  expect(titles(page)).toEqual([]);
  expect(page.root.querySelector('a[href$="/centre-15"]')).toBeNull();
  expect(await acts(site, nurse)).toEqual(['access.refused R7']);
  await nurse.open('/urgence');
  expectMistake(await nurse.reader.submit({ reason: ' \u200b ' }), {
    ...{ field: 'reason', key: 'carer:emergency.no-reason' },
  });
  expectMistake(await nurse.reader.submit({ reason: 'Vite !' }), {
    ...{ field: 'reason', key: 'carer:emergency.short-reason' },
  });
  const long = await nurse.reader.submit({ reason: 'é'.repeat(501) });
  expectMistake(long, { field: 'reason', key: 'carer:emergency.long-reason' });
  expect(long.value('reason')).toBe('é'.repeat(501));
  const opened = await nurse.reader.submit({ reason });
  expect(opened.url.pathname).toBe(nurse.home);
  expect(says(opened, 'carer:rule.R8')).toBe(true);
  expect(titles(opened).length).toBeGreaterThan(0);
  expect(says(opened, 'documents:row.hidden')).toBe(false);
  site.world.pass(24 * 3_600_000);
  expect(says(await nurse.open(), 'carer:record.no-access')).toBe(true);
  expect(await acts(site, nurse)).toEqual([
    ...['access.refused R7', 'emergency.opened R8', 'documents.listed R8', 'access.refused R7'],
  ]);
});

test('an author reads what they wrote and no more, until an emergency opens the rest', async () => {
  const site = await freshSite();
  const author = await play(site, 'author');
  await site.world.db.deleteFrom('consent').execute();
  const own = await author.open();
  expect(says(own, 'carer:rule.R3')).toBe(true);
  expect(titles(own)).toEqual(["Passage de l'infirmier"]);
  await author.open('/urgence');
  const all = await author.reader.submit({ reason });
  expect(titles(all).length).toBeGreaterThan(5);
  expect(await acts(site, author)).toEqual([
    ...['documents.listed R3', 'emergency.opened R8', 'documents.listed R8'],
  ]);
});

test('a patient who said no, one who blocked and a closed record are answered alike', async () => {
  const site = await freshSite();
  const nurse = await play(site, 'nurse');
  const { db } = site.world;
  const { recordId } = nurse;
  const seen: string[] = [];
  const look = async () => {
    const page = await nurse.open();
    await nurse.open('/urgence');
    const refused = await nurse.reader.submit({ reason });
    expectMistake(refused, { field: '', key: 'carer:emergency.refused' });
    expect(refused.value('reason')).toBe(reason);
    seen.push(page.text() + refused.text());
  };
  await db.deleteFrom('emergency_choice').where('record_id', '=', recordId).execute();
  await answer(site.world, recordId, { question: 'emergency', yes: false });
  await look();
  await db.deleteFrom('emergency_choice').where('record_id', '=', recordId).execute();
  await block(site.world, { viewer: { id: carers.nurse }, recordId });
  await look();
  await db.deleteFrom('blocked_professional').execute();
  await db.updateTable('record').set({ status: 'closed' }).where('id', '=', recordId).execute();
  await look();
  expect(new Set(seen).size).toBe(1);
});

test('the regulating doctor has the Centre 15 too, and others do not', async () => {
  const site = await freshSite();
  const regulator = await play(site, 'regulator');
  const page = await regulator.open();
  expect(page.root.querySelector('a[href$="/centre-15"]')).not.toBeNull();
  await regulator.open('/centre-15');
  const opened = await regulator.reader.submit({ reason });
  expect(says(opened, 'carer:rule.R9')).toBe(true);
  const emergency = await play(site, 'emergency');
  expectProblem(await emergency.open('/centre-15'), 404);
});

test('an occupational doctor is told that it is the law, and offered no way in', async () => {
  const site = await freshSite();
  const occupational = await play(site, 'occupational');
  await agree(site.world, { viewer: { id: carers.occupational }, recordId: occupational.recordId });
  const page = await occupational.open();
  expect(says(page, 'carer:record.never')).toBe(true);
  expect(page.root.querySelector('a[href$="/urgence"]')).toBeNull();
  expect(page.root.querySelector('a[href$="/deposer"]')).toBeNull();
  for (const rest of ['/urgence', '/centre-15', '/deposer'])
    expectProblem(await occupational.open(rest), 404);
  expect(await acts(site, occupational)).toEqual(['access.refused R1']);
});
