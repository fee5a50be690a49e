import { expect, test } from 'vitest';
import type { SomeBundle } from '../../record/fhir/validator.ts';
import { anthony, bundleOf, numbers } from '../../support/bundles.ts';
import { historyOf, openJournalDetails } from '../../support/carers.ts';
import { signIn } from '../../support/journeys.ts';
import { softwareSite } from '../../support/software.ts';
import { anthony as anthonyHimself } from '../people.ts';
import { attachmentOf, dentist, doctor, nurse, search, send, stranger, titlesOf } from './trip.ts';

test('whoever is blocked finds what they wrote alone, a stranger nothing, and the patient can read that', async () => {
  const site = await softwareSite();
  const others = (await search(site)).entry.filter(
    ({ resource }) => !JSON.stringify(resource).includes(dentist),
  );
  expect(titlesOf(await search(site, dentist))).toEqual(['Schéma de mes dents']);
  expect(await search(site, stranger)).not.toHaveProperty('entry');
  const nobody = await search(site, stranger, { 'patient.identifier': `${numbers}|279035121518989` });
  expect(nobody).not.toHaveProperty('entry');
  for (const rpps of [dentist, stranger])
    await expect(send(site, bundleOf(), rpps)).rejects.toMatchObject({ response: { status: 404 } });
  await expect(send(site, bundleOf({ nir: '279035121518989' }), stranger)).rejects.toMatchObject({
    response: { status: 404 },
  });
  const { id } = others[0]?.resource ?? {};
  const binary = attachmentOf(others[0]?.resource ?? {}).url?.replace(site.base, '');
  const unknown = 'A'.repeat(22);
  const told = new Set<string>();
  for (const path of [
    `/DocumentReference/${id}`,
    binary,
    `/DocumentReference/${unknown}`,
    `/Binary/${unknown}`,
  ]) {
    const answered = await site.ask(path ?? '', { rpps: dentist });
    told.add(`${answered.status} ${await answered.text()}`);
  }
  expect([...told]).toEqual([expect.stringMatching(/^404 .*OperationOutcome/)]);
  const { world } = site.site;
  const row = await world.db
    .selectFrom('document')
    .select('record_id')
    .where('author_id', '=', dentist)
    .executeTakeFirstOrThrow();
  const entries = (await historyOf(world, row.record_id)).filter(({ channel }) => channel === 'software');
  const refused = entries.filter(({ verb }) => verb === 'access.refused').map(({ actor_id }) => actor_id);
  expect(refused).toEqual([stranger, dentist, stranger, dentist, dentist]);
  expect(await openJournalDetails(world, entries[0])).toMatchObject({ software: 'logiciel-cabinet' });
});

test('a long list comes in pages, which are for who searched and nobody else', async () => {
  const site = await softwareSite();
  const all = titlesOf(await search(site, doctor, { _count: '100' }));
  const read: unknown[] = [];
  let page = await search(site, doctor, { _count: '3' });
  for (;;) {
    read.push(...titlesOf(page));
    const next = page.link.find(({ relation }) => relation === 'next')?.url;
    if (next === undefined) break;
    const stolen = await site.ask(next.replace(site.base, ''), { rpps: nurse });
    expect(stolen.status).toBe(400);
    page = (await (await site.ask(next.replace(site.base, ''), { rpps: doctor })).json()) as typeof page;
  }
  expect(read).toEqual(all);
  expect(all.length).toBeGreaterThan(6);
});

test('a search by type, class and date finds those alone, by its address or by a form', async () => {
  const site = await softwareSite();
  await send(site, bundleOf());
  const only = await search(site, doctor, {
    type: 'http://loinc.org|11488-4',
    creation: 'ge2026-03-02',
    date: 'ge2026-03-02',
  });
  expect(titlesOf(only)).toContain('Consultation');
  expect(only.entry.every(({ resource }) => JSON.stringify(resource.type).includes('11488-4'))).toBe(true);
  expect(titlesOf(await search(site, doctor, { creation: 'lt2026-03-02', type: '11488-4' }))).not.toContain(
    'Consultation',
  );
  expect(await search(site, doctor, { category: '95' })).not.toHaveProperty('entry');
  expect(await search(site, doctor, { status: 'superseded' })).not.toHaveProperty('entry');
  const form = await site.ask('/DocumentReference/_search', {
    ...{ method: 'POST', rpps: doctor, headers: { 'Content-Type': 'application/x-www-form-urlencoded' } },
    body: new URLSearchParams({ 'patient:identifier': `${numbers}|${anthony}`, category: '10' }).toString(),
  });
  expect(titlesOf((await form.json()) as SomeBundle)).toContain('Consultation');
  const unknown = await site.ask('/DocumentReference?patient.identifier=1&author=2', { rpps: doctor });
  expect(unknown.status).toBe(400);
});

test('the patient reads in the history that the doctor used a program', async () => {
  const site = await softwareSite();
  await search(site);
  const { reader, page } = await signIn(site.site, anthonyHimself);
  const history = await reader.open(`${page.url.pathname}/historique`);
  expect(history.text()).toContain('Le professionnel a utilisé son logiciel.');
});
