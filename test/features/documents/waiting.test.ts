import { expect, test } from 'vitest';
import { noteExistence } from '../../../server/record/kept-back-clock.ts';
import { signIn } from '../../support/journeys.ts';
import { cardiologist, demoRecord, receive } from '../../support/notices.ts';
import { withoutDocuments } from '../../support/records.ts';
import { freshSite, type TestSite } from '../../support/site.ts';
import { clean } from '../mistakes.ts';
import { anthony, homeOf } from '../people.ts';

const day = 86_400_000;

/** Something was kept back from Anthony, and two weeks have passed. */
async function kept(site: TestSite): Promise<string> {
  await withoutDocuments(site.world);
  const { recordId } = await demoRecord(site.world, anthony);
  await receive(site.world, recordId, { keptBackUntil: new Date('2030-01-01') });
  await receive(site.world, recordId, { keptBackUntil: new Date('2030-01-01'), title: 'Un autre' });
  return recordId;
}

test('home and documents say that documents wait, from whom and until when, and nothing else of them', async () => {
  const site = await freshSite();
  const recordId = await kept(site);
  const { reader } = await signIn(site, anthony);
  const home = await homeOf(reader);
  for (const path of [home, `${home}/documents`]) {
    const page = await reader.open(path);
    expect(page.html).not.toMatch(/SERRABIANCA|attend/);
  }
  site.world.pass(14 * day);
  await site.messages();
  site.world.pass(3_600_000);
  const messages = await site.messages();
  const told = messages.filter(({ kind }) => kind === 'waiting-document-notice');
  expect(told.map(({ channel }) => channel)).toEqual(['email']);
  expect(told[0]?.text).toContain('Nombre de documents en attente : 2.');
  expect(told[0]?.text).not.toMatch(/SERRABIANCA|cœur|Un autre|Médecin/);
  const again = (await signIn(site, anthony)).reader;
  for (const path of [home, `${home}/documents`]) {
    const page = await again.open(path);
    expect(clean(page.text())).toContain('2 documents vous attendent');
    const shown = page.root.querySelector('.waiting-documents')?.text.replace(/\s+/g, ' ') ?? '';
    expect(shown).toContain(cardiologist.name);
    expect(shown).toMatch(/médecin/i);
    expect(shown).toMatch(/3 avril 2026 à 11.h.00/);
    expect(page.html).not.toMatch(/cœur|Un autre|cardio|Cabinet du Cap/i);
  }
  const ids = await site.world.db.selectFrom('document').select('id').execute();
  for (const { id } of ids)
    expect((await again.open(`/fr/dmp/${recordId}/documents/${id}`)).status).toBe(404);
});

test('when they have opened, they are in the list, and nothing waits any more', async () => {
  const site = await freshSite();
  await kept(site);
  site.world.pass(31 * day);
  await site.messages();
  site.world.pass(3_600_000);
  const told = (await site.messages()).filter(({ kind }) => kind === 'new-document-notice');
  expect(told).toHaveLength(1);
  expect(told[0]?.text).toContain('Nombre de nouveaux documents : 2.');
  const { reader } = await signIn(site, anthony);
  const page = await reader.open(`${await homeOf(reader)}/documents`);
  expect(page.text()).toContain('Contrôle du cœur');
  expect(page.root.querySelector('.waiting-documents')).toBeNull();
});

test('Anthony of the demo people has a document that waits, and no message was sent of it', async () => {
  const site = await freshSite();
  const { reader } = await signIn(site, anthony);
  const page = await reader.open(`${await homeOf(reader)}/documents`);
  expect(clean(page.text())).toContain('Un document vous attend');
  expect(page.text()).not.toMatch(/thyroïde/i);
  site.world.pass(3_600_000);
  expect((await site.messages()).filter(({ kind }) => kind.includes('document'))).toEqual([]);
  // Told once: a second look changes nothing.
  const row = await site.world.db
    .selectFrom('document')
    .select(['id', 'record_id'])
    .where('existence_told_at', 'is not', null)
    .executeTakeFirstOrThrow();
  const what = { id: row.id, recordId: row.record_id };
  expect(await site.world.db.transaction().execute(trx => noteExistence(trx, site.world, what))).toBe(false);
});
