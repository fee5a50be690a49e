import { expect, test } from 'vitest';
import { acts, carers, play } from '../features/acting/acting.ts';
import { anthony, homeOf } from '../features/people.ts';
import { agree } from '../support/carers.ts';
import { signIn } from '../support/journeys.ts';
import { freshSite } from '../support/site.ts';

/** Runs acts that begin at the same moment, in the order given. */
const together = <Result>(all: readonly (() => Promise<Result>)[]): Promise<Result[]> =>
  Promise.all(all.map(one => one()));

test('ten emergencies of one professional at the same moment are one, told once', async () => {
  const site = await freshSite();
  const nurse = await play(site, 'nurse');
  const tabs = Array.from({ length: 10 }, () => nurse.reader.twin());
  for (const tab of tabs) await tab.open(`${nurse.home}/urgence`);
  const pages = await together(tabs.map(tab => () => tab.submit({ reason: 'Trouvé sans connaissance.' })));
  for (const { status } of pages) expect(status).toBe(200);
  expect(await site.world.db.selectFrom('emergency_opening').select('id').execute()).toHaveLength(1);
  expect((await acts(site, nurse)).filter(act => act.startsWith('emergency.opened'))).toHaveLength(1);
  const messages = (await site.messages()).filter(({ kind }) => kind.includes('emergency'));
  expect(new Set(messages.map(({ channel }) => channel)).size).toBe(messages.length);
});

test('deposits under way while the patient blocks: none comes in after the answer, and each is in the history', async () => {
  const site = await freshSite();
  const { db } = site.world;
  const { reader } = await signIn(site, anthony);
  const nurse = await play(site, 'nurse');
  const { recordId } = nurse;
  await agree(site.world, { viewer: { id: carers.nurse }, recordId });
  const tabs = Array.from({ length: 12 }, () => nurse.reader.twin());
  for (const tab of tabs) await tab.open(`${nurse.home}/deposer`);
  await reader.open(`${await homeOf(reader)}/gestion/acces-bloques/bloquer/${carers.nurse}`);
  const written = { type: '11488-4', title: 'Visite', text: 'Tout va bien.' };
  const deposits = tabs.slice(0, 8).map(tab => () => tab.submit(written));
  const block = () => reader.submit({}, { name: 'act', value: 'block' });
  await together([...deposits.slice(0, 4), block, ...deposits.slice(4)]);
  for (const tab of tabs.slice(8)) expect((await tab.submit(written)).status).toBe(422);
  const query = db
    .selectFrom('journal_entry')
    .select(['seq', 'verb', 'actor_id'])
    .where('chain', '=', recordId);
  const entries = await query.where('seq', '>', nurse.before).orderBy('seq').execute();
  const blockedAt = entries.find(({ verb }) => verb === 'professional.blocked')?.seq ?? 0;
  const received = entries.filter(
    ({ verb, actor_id }) => verb === 'document.received' && actor_id === carers.nurse,
  );
  for (const { seq } of received) expect(seq).toBeLessThan(blockedAt);
  const inRecord = db.selectFrom('document').select('id').where('author_id', '=', carers.nurse);
  expect(await inRecord.where('record_id', '=', recordId).execute()).toHaveLength(received.length);
  const refused = entries.filter(({ verb }) => verb === 'access.refused');
  expect(refused.length).toBeGreaterThanOrEqual(4);
  for (const { seq } of refused) expect(seq).toBeGreaterThan(blockedAt);
});
