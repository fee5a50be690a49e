import { expect, test } from 'vitest';
import { expectMistake, expectProblem, says } from '../mistakes.ts';
import { acts, inside, known, names, press, search } from './steps.ts';

test('the treating doctor is told with where the name is from, changed, and the choice is undone', async () => {
  const all = await inside();
  const { reader, base } = all;
  const page = await reader.open(`${base}/medecin-traitant`);
  expect(names(page)[0]).toBe('Ange-Marie CASTELBLU');
  expect(says(page, 'management:doctor.register')).toBe(true);
  const found = await search(reader, `${base}/medecin-traitant/changer`, 'lanternier');
  expect(names(found)).toEqual(['Samuel LANTERNIER']);
  expect(names(await search(reader, `${base}/medecin-traitant/changer`, 'quenotte'))).toEqual([]);
  const confirm = await reader.open(`${base}/medecin-traitant/changer/${known.otherDoctor}`);
  expect(says(confirm, 'management:doctor.before', { name: 'Ange-Marie CASTELBLU' })).toBe(true);
  const done = await reader.submit();
  expect(names(done)[0]).toBe('Samuel LANTERNIER');
  expect(says(done, 'management:doctor.declared', { date: '3 mars 2026' })).toBe(true);
  await press(reader, 'withdraw');
  const back = await press(reader, 'undo');
  expect(names(back)[0]).toBe('Samuel LANTERNIER');
  const register = await press(reader, 'withdraw');
  expect(names(register)[0]).toBe('Ange-Marie CASTELBLU');
  expect(await acts(all)).toEqual([
    'treating-doctor.declared',
    ...['treating-doctor.withdrawn', 'treating-doctor.declared', 'treating-doctor.withdrawn'],
  ]);
});

test('the doctor of before can be blocked, and is so no more when they are the treating doctor again', async () => {
  const { reader, base } = await inside();
  await reader.open(`${base}/medecin-traitant/changer/${known.otherDoctor}`);
  await reader.submit();
  await reader.open(`${base}/acces-bloques/bloquer/${known.doctor}`);
  expect(names(await press(reader, 'act', 'block'))).toContain('Ange-Marie CASTELBLU');
  await reader.open(`${base}/medecin-traitant`);
  await press(reader, 'withdraw');
  expect(names(await reader.open(`${base}/acces-bloques`))).toEqual(['Stella QUENOTTE']);
});

test('a dentist is no treating doctor, whatever form is sent', async () => {
  const all = await inside();
  const { reader, base } = all;
  const path = `${base}/medecin-traitant/changer/${known.dentist}`;
  expectProblem(await reader.open(path), 404);
  await reader.open(`${base}/medecin-traitant/changer/${known.otherDoctor}`);
  expectProblem(await reader.post(path, new URLSearchParams(reader.hidden())), 404);
  expect(await acts(all)).toEqual([]);
});

test('the same rights are given and taken back; a block ends with them, and that is said before', async () => {
  const { reader, base } = await inside();
  const confirm = await reader.open(`${base}/medecin-traitant/memes-droits/${known.dentist}`);
  expect(says(confirm, 'management:rights.unblocks')).toBe(true);
  expect(names(await reader.submit())).toContain('Stella QUENOTTE');
  expect(names(await reader.open(`${base}/acces-bloques`))).toEqual([]);
  await reader.open(`${base}/medecin-traitant`);
  expect(names(await press(reader, 'take', known.dentist))).not.toContain('Stella QUENOTTE');
  expect(names(await press(reader, 'undo'))).toContain('Stella QUENOTTE');
  const again = await reader.open(`${base}/medecin-traitant/memes-droits/${known.doctor}`);
  expect(says(again, 'management:rights.is-doctor')).toBe(true);
});

test('those who have consent are told with place, since when and for what; one is withdrawn and brought back', async () => {
  const all = await inside();
  const { reader, base } = all;
  const page = await reader.open(`${base}/professionnels`);
  expect(names(page)).toEqual(['Vanina PASSULEGNU', 'Jean-Baptiste MUVRELLU', 'Livia SANTAFIORE']);
  for (const key of ['named', 'care-team', 'visit'])
    expect(says(page, `management:consents.${key}`)).toBe(true);
  expect(
    says(page, 'management:consents.some', { kinds: 'Comptes rendus et résultats et Ordonnances' }),
  ).toBe(true);
  expect(page.text()).toContain('Cabinet de kinésithérapie du Cap, Bastia');
  const href = page.root.querySelector('.people a')?.getAttribute('href') ?? '';
  const confirm = await reader.open(href);
  expect(says(confirm, 'management:withdraw.reads')).toBe(true);
  const done = await reader.submit();
  expect(names(done)).toEqual(['Jean-Baptiste MUVRELLU', 'Livia SANTAFIORE']);
  expectProblem(await reader.open(href), 404);
  await reader.open(`${base}/professionnels`);
  expect(names(await press(reader, 'undo'))).toContain('Vanina PASSULEGNU');
  expect(await acts(all)).toEqual(['consent.withdrawn', 'consent.given']);
});

test.each(['fr', 'ar'])(
  'a consent says for what: nothing is chosen in advance, and a mistake keeps the ticks, in %s',
  async language => {
    const { reader, base, site } = await inside(language);
    const page = await reader.open(`${base}/professionnels/autoriser/${known.otherDoctor}`);
    expect(page.root.querySelector('input[checked]')).toBeNull();
    const none = await reader.submit({ 'class-42': 'yes' });
    expectMistake(none, { field: 'scope', key: 'management:consent.no-scope', language });
    expect(none.value('class-42')).toBe('yes');
    await reader.open(`${base}/professionnels/autoriser/${known.otherDoctor}`);
    const empty = await reader.submit({ scope: 'some' });
    expectMistake(empty, { field: 'scope', key: 'management:consent.no-class', language });
    const done = await reader.submit({ scope: 'some', 'class-42': 'yes', 'class-99': 'yes' });
    expect(names(done)).toContain('Samuel LANTERNIER');
    const row = await site.world.db
      .selectFrom('consent')
      .selectAll()
      .where('rpps', '=', known.otherDoctor)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ classes: '42', kind: 'named', given_by_kind: 'account', withdrawn_at: null });
  },
);
