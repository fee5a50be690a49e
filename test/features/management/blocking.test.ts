import { expect, test } from 'vitest';
import { expectMistake, says } from '../mistakes.ts';
import { acts, inside, known, names, press, search } from './steps.ts';

test('the home page leads to one tile for each thing that can be decided', async () => {
  const { reader, base } = await inside();
  const home = await reader.open(base.replace('/gestion', ''));
  expect(home.root.querySelector(`.tile a[href="${base}"]`)).not.toBeNull();
  const hub = await reader.open(base);
  const links = hub.root.querySelectorAll('.tile a').map(link => link.getAttribute('href') ?? '');
  const own = ['/acces-bloques', '/medecin-traitant', '/professionnels', '/fermer'].map(path => base + path);
  const account = ['messages', 'visites', 'mot-de-passe'].map(page => `/fr/compte/${page}`);
  expect(links).toEqual(expect.arrayContaining([...own, ...account, '/fr/compte']));
  expect(links).toContain(base.replace('/gestion', '/urgence'));
  for (const link of links) expect((await reader.open(link)).status, link).toBe(200);
});

test("somebody is searched for, chosen, blocked after what follows was said, and unblocked by « J'annule »", async () => {
  const all = await inside();
  const { reader, base } = all;
  const sent = (await all.site.messages()).length;
  const path = `${base}/acces-bloques/bloquer`;
  const found = await search(reader, path, 'docteur muvrelu');
  expect(found.url.pathname).toBe(path);
  expect(says(found, 'management:search.near')).toBe(true);
  expect(names(found)).toEqual(['Jean-Baptiste MUVRELLU']);
  expect(found.text()).toContain('Infirmier');
  expect(found.text()).toContain('Cabinet infirmier du Cap, Bastia');
  const confirm = await reader.open(found.root.querySelector('.people a')?.getAttribute('href') ?? '');
  for (const line of ['reads-nothing', 'adds-nothing', 'own', 'not-told'] as const)
    expect(says(confirm, `management:block.${line}`), line).toBe(true);
  expect(await acts(all)).toEqual([]);
  const done = await press(reader, 'act', 'block');
  expect(done.url.pathname).toBe(`${base}/acces-bloques`);
  expect(says(done, 'management:done.blocked', { name: 'Jean-Baptiste MUVRELLU' })).toBe(true);
  expect(names(done)).toEqual(['Jean-Baptiste MUVRELLU', 'Stella QUENOTTE']);
  const back = await press(reader, 'undo');
  expect(says(back, 'management:done.undone')).toBe(true);
  expect(names(back)).toEqual(['Stella QUENOTTE']);
  expect(await acts(all)).toEqual(['professional.blocked', 'professional.unblocked']);
  expect(await all.site.messages()).toHaveLength(sent);
});

test.each(['fr', 'ar'])(
  'nothing to search for is a mistake, and nobody found says what to try, in %s',
  async language => {
    const { reader, base } = await inside(language);
    const path = `${base}/acces-bloques/bloquer`;
    for (const name of ['', ' ', 'x', '...', '😀'])
      expectMistake(await search(reader, path, name), {
        field: 'name',
        key: 'management:search.nothing-typed',
        language,
      });
    const long = await search(reader, path, 'a'.repeat(300));
    expectMistake(long, { field: 'name', key: 'management:search.too-long', language });
    const page = await search(reader, path, '<b>Zyx</b>"%_', 'Bastia');
    expect(page.value('name')).toBe('<b>Zyx</b>"%_');
    expect(page.url.search).toBe('');
    for (const key of ['nobody', 'try-name', 'try-less', 'try-town'])
      expect(says(page, `management:search.${key}`, {}, language)).toBe(true);
  },
);

test('many who are found come on pages, and what was searched for is in no address', async () => {
  const { reader, base } = await inside();
  const path = `${base}/acces-bloques/bloquer`;
  const first = await search(reader, path, '', 'reims');
  expect(names(first)).toHaveLength(10);
  const second = await reader.open(first.root.querySelector('.pager a')?.getAttribute('href') ?? '');
  expect(second.url.pathname).toBe(`${path}/page/2`);
  expect(new Set([...names(first), ...names(second)]).size).toBe(10 + names(second).length);
  for (const page of ['0', '-1', 'x', '1e9'])
    expect((await reader.open(`${path}/page/${page}`)).status).toBe(404);
});

test('the treating doctor is explained, and a forged form blocks nobody', async () => {
  const all = await inside();
  const { reader, base, site, record } = all;
  const found = await search(reader, `${base}/acces-bloques/bloquer`, 'Castelblu');
  expect(says(found, 'management:block.cannot')).toBe(true);
  const path = `${base}/acces-bloques/bloquer/${known.doctor}`;
  const page = await reader.open(path);
  expect(says(page, 'management:block.why')).toBe(true);
  expect(page.root.querySelector(`a[href="${base}/medecin-traitant/changer"]`)).not.toBeNull();
  expect(page.root.querySelector('button[name="act"]')).toBeNull();
  await reader.open(`${base}/acces-bloques/bloquer/${known.nurse}`);
  const forged = await reader.post(path, new URLSearchParams({ ...reader.hidden(), act: 'block' }));
  expectMistake(forged, { field: '', key: 'management:block.cannot' });
  const rows = await site.world.db
    .selectFrom('blocked_professional')
    .selectAll()
    .where('record_id', '=', record)
    .execute();
  expect(rows.map(({ rpps }) => rpps)).toEqual([known.dentist]);
  expect(await acts(all)).toEqual([]);
});

test("who has the same rights loses them with a block, is told so before, and « J'annule » gives them back", async () => {
  const all = await inside();
  const { reader, base } = all;
  const page = await reader.open(`${base}/acces-bloques/bloquer/${known.cardiologist}`);
  expect(says(page, 'management:block.same-rights')).toBe(true);
  await press(reader, 'act', 'block');
  expect(names(await reader.open(`${base}/medecin-traitant`))).not.toContain('Paul SERRABIANCA');
  await reader.open(`${base}/acces-bloques`);
  expect(names(await press(reader, 'undo'))).toEqual(['Stella QUENOTTE']);
  expect(names(await reader.open(`${base}/medecin-traitant`))).toContain('Paul SERRABIANCA');
});

test('blocking twice, from two tabs and after Back, is harmless', async () => {
  const all = await inside();
  const { reader, base } = all;
  const path = `${base}/acces-bloques/bloquer/${known.nurse}`;
  const tab = reader.twin();
  await reader.open(path);
  await tab.open(path);
  const body = new URLSearchParams({ ...reader.hidden(), act: 'block' });
  await press(reader, 'act', 'block');
  expect((await press(tab, 'act', 'block')).url.pathname).toBe(`${base}/acces-bloques`);
  expect((await reader.post(path, body)).url.pathname).toBe(`${base}/acces-bloques`);
  const again = await reader.open(path);
  expect(says(again, 'management:block.already')).toBe(true);
  expect(await acts(all)).toEqual(['professional.blocked']);
});
