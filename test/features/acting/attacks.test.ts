import { expect, test } from 'vitest';
import { agree, receive } from '../../support/carers.ts';
import type { ReadPage } from '../../support/reader.ts';
import { freshSite } from '../../support/site.ts';
import { expectProblem, says } from '../mistakes.ts';
import { acts, carers, type Played, play, recordIdOf, titles } from './acting.ts';

const reason = 'Trouvé sans connaissance chez lui';
const day = { 'day-day': '1', 'day-month': '3', 'day-year': '2026' };
const written = { type: '11488-4', title: 'Visite', text: 'Tout va bien.', ...day };

/** What a page says, without the number of the request. */
const said = (page: ReadPage): string =>
  page
    .text()
    .replace(/[A-Z0-9]{4}-[A-Z0-9]{4}/g, '')
    .replace(/\d+/g, '');

test('a document that is unknown, forbidden, of another record or written otherwise is not there, alike', async () => {
  const site = await freshSite();
  const nurse = await play(site, 'nurse');
  const { recordId } = nurse;
  await agree(site.world, { viewer: { id: carers.nurse }, recordId });
  const [open, hidden] = [
    await receive(site.world, { recordId }),
    await receive(site.world, { recordId }, { isHidden: true }),
  ];
  const theirs = await receive(site.world, { recordId: await recordIdOf(site, 'VENTDOUX') });
  expect((await nurse.open(`/documents/${open}`)).status).toBe(200);
  const swapped = [...open].map(letter =>
    /[a-z]/.test(letter) ? letter.toUpperCase() : letter.toLowerCase(),
  );
  const ids = ['A'.repeat(22), hidden, theirs, swapped.join(''), `${open}%00`, `%20${open}`, `${open}%2F..`];
  const answers = new Set<string>();
  for (const id of ids)
    for (const rest of ['', '/fichier', '/ouvrir', '/piece/1']) {
      const page = await nurse.open(`/documents/${id}${rest}`);
      expectProblem(page, 404);
      answers.add(said(page));
    }
  expect(answers.size).toBe(1);
  const other = await site.world.db
    .selectFrom('journal_entry')
    .select('verb')
    .where('exercise', '=', nurse.exerciseId)
    .where('record_id', '!=', recordId)
    .where('verb', 'in', ['document.read', 'document.downloaded', 'access.refused'])
    .execute();
  expect(other).toEqual([]);
  expect(await acts(site, nurse)).toEqual(['document.read R7', ...Array(4).fill('access.refused R6')]);
});

test('a professional, a record or a page of a list that is not there is not there', async () => {
  const site = await freshSite();
  const gp = await play(site, 'gp');
  const unknown = 'A'.repeat(22);
  for (const path of [
    `/fr/demo/professionnels/${unknown}`,
    `/fr/demo/professionnels/${unknown}/${gp.recordId}`,
    `/fr/demo/professionnels/${gp.recordId}/${gp.exerciseId}`,
    `/fr/demo/professionnels/${gp.exerciseId}/${unknown}`,
    `/fr/demo/professionnels/${gp.exerciseId}/${unknown}/urgence`,
    `/fr/demo/professionnels/${gp.exerciseId}%00/${gp.recordId}`,
    `${gp.home}%00`,
    `${gp.home}/rien`,
    ...['0', '-1', '1.5', '99999', 'NaN', '2'].map(page => `${gp.home}/liste/recents/toutes/${page}`),
  ]) {
    const page = await gp.reader.open(path);
    // The second page of a list may be there.
    if (page.status === 200) expect(titles(page), path).not.toEqual([]);
    else expectProblem(page, 404);
  }
});

test('who left the directory is not played any more, at once', async () => {
  const site = await freshSite();
  const gp = await play(site, 'gp');
  expect((await gp.open()).status).toBe(200);
  await site.world.db.deleteFrom('exercise').where('id', '=', gp.exerciseId).execute();
  for (const rest of ['', '/urgence', '/deposer', '/patient']) expectProblem(await gp.open(rest), 404);
});

/** Sends a form of another page to an address of somebody who has no such page. */
async function forge(played: Played, rest: string, fields: Record<string, string>): Promise<ReadPage> {
  await played.reader.open('/fr/connexion');
  const body = new URLSearchParams({ ...played.reader.hidden(), ...fields });
  return played.reader.post(played.home + rest, body);
}

test('a forged form opens and deposits nothing, and the history knows what the rules refused', async () => {
  const site = await freshSite();
  const { db } = site.world;
  const occupational = await play(site, 'occupational');
  const nurse = await play(site, 'nurse');
  const before = await db.selectFrom('document').select('id').execute();
  for (const who of [occupational, nurse]) {
    expectProblem(await forge(who, '/centre-15', { reason }), 404);
    expect((await forge(who, '/deposer', written)).status).toBe(422);
  }
  expectProblem(await forge(occupational, '/urgence', { reason }), 404);
  expect(await db.selectFrom('emergency_opening').selectAll().execute()).toEqual([]);
  expect(await db.selectFrom('document').select('id').execute()).toHaveLength(before.length);
  expect(await acts(site, occupational)).toEqual(['access.refused R1']);
  expect(await acts(site, nurse)).toEqual(['access.refused R7']);
});

test('without the token of the form, or from another site, nothing is opened', async () => {
  const site = await freshSite();
  const nurse = await play(site, 'nurse');
  await nurse.open('/urgence');
  const { _csrf, ...rest } = nurse.reader.hidden();
  const bare = await nurse.reader.post(`${nurse.home}/urgence`, new URLSearchParams({ ...rest, reason }));
  expect(bare.status).toBe(403);
  const body = new URLSearchParams({ ...rest, _csrf: _csrf ?? '', reason });
  const headers = { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://elsewhere.example' };
  expect((await nurse.reader.post(`${nurse.home}/urgence`, body, headers)).status).toBe(403);
  expect(await site.world.db.selectFrom('emergency_opening').selectAll().execute()).toEqual([]);
});

test('what is typed is shown as it is, and sent twice it is kept once', async () => {
  const site = await freshSite();
  const gp = await play(site, 'gp');
  await gp.open('/deposer');
  const evil = '<img src=x onerror=alert(1)>';
  const body = new URLSearchParams({ ...gp.reader.hidden(), ...written, title: evil, text: evil });
  const list = await gp.reader.post(`${gp.home}/deposer`, body);
  await gp.reader.post(`${gp.home}/deposer`, body);
  const again = await gp.open();
  expect(again.html).not.toContain('<img src=x');
  expect(titles(again).filter(title => title === evil)).toHaveLength(1);
  const link = list.root.querySelectorAll('.documents h2 a').find(one => one.text.trim() === evil);
  const page = await gp.reader.open(link?.getAttribute('href') ?? '');
  expect(page.html).not.toContain('<img src=x');
  expect(page.root.querySelector('.document-text')?.text).toBe(evil);
  expect(says(page, 'documents:author.own')).toBe(true);
});
