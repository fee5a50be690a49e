import { expect, test } from 'vitest';
import { receive } from '../../support/carers.ts';
import { signIn } from '../../support/journeys.ts';
import { expectMistake, expectProblem, says } from '../mistakes.ts';
import { anthony, homeOf } from '../people.ts';
import { byName, detailsOf, recordIn, signedIn, titles } from './care.ts';

const consent = { scope: 'all', said: 'yes' };

test('what the patient said at the visit opens the record, and the patient sees it and takes it back', async () => {
  const { site, rpps, reader, find, acts } = await signedIn('nurse');
  const home = (await find()).url.pathname;
  const asked = await reader.open(`${home}/accord`);
  expect(asked.text()).toContain('CORSE');
  const empty = await reader.submit({});
  expectMistake(empty, { field: 'scope', key: 'carer:consent.no-scope' });
  expectMistake(await reader.submit({ scope: 'all' }), { field: 'said', key: 'carer:consent.not-said' });
  expectMistake(await reader.submit({ ...consent, scope: 'some' }), {
    ...{ field: 'scope', key: 'carer:consent.no-class' },
  });
  const open = await reader.submit(consent);
  expect(says(open, 'carer:done.agreed')).toBe(true);
  expect(titles(open).length).toBeGreaterThan(0);
  expect(await acts()).toEqual([
    ...['record.found', 'access.refused R7', 'consent.given R7', 'documents.listed R7'],
  ]);
  const patient = await signIn(site, anthony);
  const own = await homeOf(patient.reader);
  expect((await patient.reader.open(`${own}/historique`)).text()).toContain('TOURNELLE');
  const { id } = await site.world.db
    .selectFrom('consent')
    .select('id')
    .where('record_id', '=', recordIn(open))
    .where('given_by', '=', rpps)
    .executeTakeFirstOrThrow();
  const taken = await patient.reader.open(`${own}/gestion/professionnels/${id}/retirer`);
  expect(taken.text()).toContain('TOURNELLE');
  await patient.reader.submit();
  expect(says(await reader.open(home), 'carer:record.no-access')).toBe(true);
});

test('the first list goes back 2 years, and everything is there when it is asked for, by class too', async () => {
  const { site, reader, find } = await signedIn('gp');
  const found = await find();
  const home = found.url.pathname;
  const recordId = recordIn(found);
  const day = (years: number): string => `${Number(site.world.now().getFullYear()) - years}-01-02`;
  await receive(site.world, { recordId }, { title: 'Ancien bilan', day: day(3) });
  await receive(site.world, { recordId }, { title: 'Ordonnance récente', typeCode: '57833-6', day: day(0) });
  const recent = await reader.open(home);
  expect(titles(recent)).toContain('Ordonnance récente');
  expect(titles(recent)).not.toContain('Ancien bilan');
  const all = await reader.open(
    recent.root.querySelector('a[href$="/liste/tout/toutes/1"]')?.getAttribute('href') ?? '',
  );
  const pages = [all];
  for (let next = older(all); next !== ''; next = older(pages.at(-1) ?? all))
    pages.push(await reader.open(next));
  expect(pages.flatMap(titles)).toContain('Ancien bilan');
  const prescriptions = titles(await reader.open(`${home}/liste/recents/42/1`));
  expect(prescriptions).toContain('Ordonnance récente');
  for (const path of ['/liste/recents/rien/1', '/liste/hier/toutes/1', '/liste/recents/toutes/0'])
    expectProblem(await reader.open(home + path), 404);
});

const older = ({ root }: Awaited<ReturnType<Awaited<ReturnType<typeof signedIn>>['find']>>): string =>
  root.querySelector('.pager a[rel="next"]')?.getAttribute('href') ?? '';

test('the summary, the care and the wishes are read, each with its entry for the patient', async () => {
  const { reader, find, acts } = await signedIn('gp');
  const home = (await find()).url.pathname;
  const summary = await reader.open(`${home}/resume`);
  expect(summary.text()).toContain('Anthony CORSE');
  expect(summary.root.querySelectorAll('.summary section').length).toBeGreaterThan(0);
  expect((await reader.open(`${home}/soins`)).root.querySelectorAll('.acts li').length).toBeGreaterThan(0);
  expect((await reader.open(`${home}/volontes`)).status).toBe(200);
  const listed = ['record.found', 'documents.listed R4'];
  expect(await acts()).toEqual([...listed, 'summary.read R4', 'care-history.read R4', 'information.read R4']);
});

test('in an emergency the record opens with a reason, which the patient reads in the history', async () => {
  const { site, reader, find, acts } = await signedIn('nurse');
  const home = (await find()).url.pathname;
  for (const rest of ['/resume', '/soins', '/volontes']) expectProblem(await reader.open(home + rest), 404);
  await reader.open(`${home}/urgence`);
  expectMistake(await reader.submit({ reason: 'Vite' }), {
    ...{ field: 'reason', key: 'carer:emergency.short-reason' },
  });
  const reason = 'Trouvé sans connaissance chez lui';
  const open = await reader.submit({ reason });
  expect(says(open, 'carer:rule.R8')).toBe(true);
  expect((await reader.open(`${home}/resume`)).status).toBe(200);
  expect((await acts()).slice(-3)).toEqual(['emergency.opened R8', 'documents.listed R8', 'summary.read R8']);
  expect(await detailsOf(site, recordIn(open), 'emergency.opened')).toMatchObject({ reason });
  const pending = await site.world.db.selectFrom('pending_notice').select('kind').execute();
  expect(pending).toContainEqual({ kind: 'emergency' });
  expect(await site.world.db.selectFrom('professional_notice').select('rpps').execute()).toEqual([
    { rpps: '99900000045' },
  ]);
  const patient = await signIn(site, anthony);
  expect((await patient.reader.open(`${await homeOf(patient.reader)}/historique`)).text()).toContain(reason);
});

test('the Centre 15 is for its doctors alone', async () => {
  const nurse = await signedIn('nurse');
  const home = (await nurse.find()).url.pathname;
  expectProblem(await nurse.reader.open(`${home}/centre-15`), 404);
  const { reader, find } = await signedIn('regulator', nurse.site);
  await find();
  await reader.open(`${home}/centre-15`);
  expect(says(await reader.submit({ reason: 'Appel pour une douleur au cœur' }), 'carer:rule.R9')).toBe(true);
});

test('who has left goes through the way in again, and a patient has none of these pages', async () => {
  const { site, find } = await signedIn('gp');
  const { pathname } = (await find()).url;
  const { reader } = await signIn(site, anthony);
  for (const path of ['/fr/soignants/patient', pathname]) {
    const page = await reader.open(path);
    expect(page.url.pathname).toBe('/fr/soignants');
    expect(page.html).not.toContain(byName['family-name'].toUpperCase());
  }
});
