import { expect, test } from 'vitest';
import { look, radiologist, told } from '../../support/history.ts';
import { signIn } from '../../support/journeys.ts';
import type { ReadPage } from '../../support/reader.ts';
import { freshSite, type TestSite } from '../../support/site.ts';
import { anthony, claude } from '../people.ts';

/** Signs in and opens the history of one's own record. */
async function opened(site: TestSite, who = anthony, language = 'fr') {
  const { reader, page } = await signIn(site, who, language);
  const path = `${page.url.pathname}/historique`;
  return { reader, path, page: await reader.open(path), recordId: path.split('/')[3] ?? '' };
}

const verbsOf = async ({ world }: TestSite, recordId: string): Promise<string[]> => {
  const rows = await world.db
    .selectFrom('journal_entry')
    .select('verb')
    .where('chain', '=', recordId)
    .orderBy('seq')
    .execute();
  return rows.map(({ verb }) => verb);
};

test('from the home page one sees who looked, when, why they could, and what is unusual', async () => {
  const site = await freshSite();
  const { reader, page } = await signIn(site, anthony);
  const link = page.root.querySelector('.tiles a[href$="/historique"]');
  const history = await reader.open(link?.getAttribute('href') ?? '');
  expect(history.heading).toBe('Historique des accès');
  const [first = ''] = told(history);
  expect(first).toMatch(/^Ange-Marie CASTELBLU a lu un document\. Document : Prise de sang/);
  expect(first).toMatch(
    /À 18 h 20 Métier : Médecin généraliste Lieu : Cabinet médical du Vieux Phare, Bastia/,
  );
  expect(first).toMatch(/Pourquoi c'est possible \? .*C'est votre médecin traitant/);
  const urgent = told(history).find(entry => entry.includes('ouvert votre DMP en urgence')) ?? '';
  expect(urgent).toMatch(/Sa raison : Malaise dans la rue/);
  expect(urgent).toMatch(/À regarder de près .*urgence.*nuit.*autre région/);
  const report = history.root.querySelector('.history li a[href*="/signaler/"]')?.getAttribute('href');
  expect(report).toMatch(new RegExp(`^${link?.getAttribute('href')}/signaler/\\d+$`));
  expect(history.root.querySelector('main a[href$="/historique/verifier"]')).not.toBeNull();
});

test("one's own acts are told as « Vous », once for many of the same; the work of the site has its own page", async () => {
  const site = await freshSite();
  const { reader, path } = await opened(site);
  const mine = told(await reader.open(`${path}/moi`));
  expect(mine[0]).toBe('Vous êtes entré dans votre DMP. À 11 h 00');
  expect(mine[1]).toMatch(/^Vous avez changé vos informations\. À 11 h 00 Nombre de fois : \d+$/);
  expect(mine.join()).not.toMatch(/code|pas normal/);
  const changed = told(await reader.open(`${path}/changements`));
  expect(changed.join()).toMatch(/Tensiomètre connecté a ajouté un document/);
  expect(told(await reader.open(`${path}/tout`)).join()).toMatch(/Le site vous a envoyé un code/);
});

test('a record into which nobody looked says so; for somebody else there is no history', async () => {
  const site = await freshSite();
  const { page, path } = await opened(site, claude);
  expect(page.text()).toContain("Personne n'a regardé votre DMP.");
  const { reader } = await opened(site);
  for (const rest of ['', '/tout', '/papier', '/chercher', '/mois/2026-01'])
    expect((await reader.open(path + rest)).status).toBe(404);
});

test.each([
  '/avant/0',
  '/avant/999999',
  '/apres/x',
  '/avant/1e3',
  '/mois/2026-13',
  '/mois/hier',
  '/avant/99999999999999999',
])('an address that leads nowhere, %s, is not found', async rest => {
  const { reader, path } = await opened(await freshSite());
  expect((await reader.open(path + rest)).status).toBe(404);
});

test('pages and months lead through a long history', async () => {
  const site = await freshSite();
  const { reader, path, recordId } = await opened(site);
  for (let minute = 10; minute < 45; minute += 1)
    await look(site.world, recordId, {
      verb: minute % 2 ? 'summary.read' : 'documents.listed',
      at: `2026-03-03T08:${minute}:00Z`,
    });
  const first = await reader.open(path);
  const seen = [...told(first)];
  const next = (page: ReadPage, rel: string) =>
    page.root.querySelector(`.pager a[rel="${rel}"]`)?.getAttribute('href') ?? '';
  let page = first;
  while (next(page, 'next') !== '') {
    page = await reader.open(next(page, 'next'));
    seen.push(...told(page));
  }
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen.length).toBe(35 + 14);
  expect(told(await reader.open(next(page, 'prev'))).length).toBe(20);
  const months = first.root.querySelectorAll('.history-months a');
  const january = months.find(link => link.text.includes('janvier 2026'))?.getAttribute('href') ?? '';
  expect(told(await reader.open(january))[0]).toMatch(/Karim VITALIS/);
});

test('a name or a title does no harm in the page', async () => {
  const site = await freshSite();
  const { reader, path, recordId } = await opened(site);
  const evil = { family_name: '<script>alert(1)</script>', given_name: '"' };
  await site.world.db.updateTable('professional').set(evil).where('rpps', '=', radiologist).execute();
  await look(site.world, recordId, {
    who: radiologist,
    verb: 'emergency.opened',
    rule: 'R99',
    reason: '<b>x</b>',
  });
  const page = await reader.open(path);
  expect(page.root.querySelectorAll('main script, .history b')).toHaveLength(0);
  expect(told(page)[0]).toContain('<b>x</b>');
});

test('it is printed and taken away by its form alone, and both are in the history', async () => {
  const site = await freshSite();
  const { reader, path, recordId } = await opened(site);
  const paper = await reader.submit({}, { name: 'act', value: 'print' });
  expect(paper.url.pathname).toBe(`${path}/papier`);
  expect(paper.text()).toContain('DMP de Anthony CORSE');
  expect(paper.root.querySelectorAll('.history a')).toHaveLength(0);
  await reader.open(path);
  const table = await reader.submit({}, { name: 'act', value: 'table' });
  expect(table.headers.get('Content-Disposition')).toBe('attachment; filename=historique-2026-03-03.csv');
  expect((await verbsOf(site, recordId)).slice(-2)).toEqual(['history.printed', 'history.exported']);
  const before = await verbsOf(site, recordId);
  const forged = await reader.post(path, new URLSearchParams({ act: 'table' }));
  expect(forged.status).toBe(403);
  expect(await verbsOf(site, recordId)).toEqual(before);
});

test.each(['en', 'ar'])('in %s every page speaks the language', async language => {
  const { reader, path } = await opened(await freshSite(), anthony, language);
  for (const rest of ['', '/changements', '/moi', '/tout', '/papier', '/chercher']) {
    const page = await reader.open(path + rest);
    expect(page.status).toBe(200);
    expect(page.text()).not.toMatch(/Pourquoi|Métier|Vous avez|pas normal/);
  }
});
