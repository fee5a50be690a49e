import { expect, test } from 'vitest';
import { putInsured } from '../../../server/registries/register-store.ts';
import { block } from '../../support/carers.ts';
import { withKey } from '../../support/people-file.ts';
import { expectMistake, expectProblem, says } from '../mistakes.ts';
import { anthony, unknown } from '../people.ts';
import { byName, recordIn, signedIn, titles } from './care.ts';

test('a patient is found by their number, whatever the digits and the spaces', async () => {
  const { reader, find } = await signedIn('gp');
  const page = await find();
  expect(page.heading).toContain('CORSE');
  expect(titles(page).length).toBeGreaterThan(0);
  await reader.open('/fr/soignants/patient');
  const arabic = anthony.nir.replaceAll(' ', ' ').replace(/\d/g, digit => '٠١٢٣٤٥٦٧٨٩'[Number(digit)] ?? '');
  expect((await reader.submit({ number: arabic })).url.pathname).toBe(page.url.pathname);
});

test('a number with a wrong key is explained, and what was typed is still there', async () => {
  const { reader, acts } = await signedIn('gp');
  await reader.open('/fr/soignants/patient');
  const wrong = anthony.nir.replace(/23$/, '24');
  const page = await reader.submit({ number: wrong });
  expectMistake(page, { field: 'number', key: 'common:error.nir.key' });
  expect(page.value('number')).toBe(wrong);
  expect(await acts()).toEqual([]);
});

test('a patient is found by name, and what is missing is told beside its field', async () => {
  const { reader } = await signedIn('gp');
  await reader.open('/fr/soignants/patient/nom');
  const empty = await reader.submit({});
  for (const [field, key] of [
    ['family-name', 'carer:find.no-family-name'],
    ['given-name', 'carer:find.no-given-name'],
    ['birth', 'common:error.birth.empty'],
  ] as const)
    expectMistake(empty, { field, key });
  expect((await reader.submit(byName)).heading).toContain('CORSE');
});

test('nobody, somebody without a record and namesakes born the same day are one answer, and each search is traced', async () => {
  const { site, reader, acts } = await signedIn('nurse');
  const ask = async (path: string, fields: Record<string, string>) => {
    await reader.open(`/fr/soignants/patient${path}`);
    const page = await reader.submit(fields);
    expectMistake(page, { field: '', key: 'carer:find.nobody' });
  };
  await ask('', { number: unknown });
  const dominique = {
    'birth-day': '28',
    'birth-month': '3',
    'birth-year': '1979',
    'given-name': 'Dominique',
  };
  await ask('/nom', { ...dominique, 'family-name': 'Pat Trois' });
  await ask('/nom', { ...byName, 'given-name': 'Antoine' });
  const twin = withKey('1800399999002');
  await site.world.db.transaction().execute(trx =>
    putInsured(trx, site.world, {
      ...{ nir: twin, familyName: 'CORSE', givenName: 'ANTHONY', sex: 'M', birthDate: '1980-03-02' },
      ...{ email: null, phone: null, address: [], language: 'fr', treatingDoctor: null, children: [] },
    }),
  );
  await ask('/nom', byName);
  expect(await acts()).toEqual(Array(4).fill('patient.searched'));
  const told = await site.world.db.selectFrom('journal_entry').selectAll().execute();
  expect(JSON.stringify(told)).not.toMatch(/antoine|corse|180032/i);
});

test('whoever searches too often is stopped, and somebody else is not', async () => {
  const { site, reader } = await signedIn('nurse');
  for (let time = 0; time < 60; time += 1) {
    await reader.open('/fr/soignants/patient');
    await reader.submit({ number: unknown });
  }
  await reader.open('/fr/soignants/patient');
  expectMistake(await reader.submit({ number: anthony.nir }), { field: '', key: 'carer:find.too-many' });
  expect((await (await signedIn('gp', site)).find()).heading).toContain('CORSE');
}, 60_000);

test('an occupational doctor finds nobody, and is told why', async () => {
  const { find, acts } = await signedIn('occupational');
  expectMistake(await find(), { field: '', key: 'carer:find.never' });
  expect(await acts()).toEqual(['patient.searched']);
});

test('a blocked pharmacist is refused in the same words as one to whom nobody agreed', async () => {
  const { site, rpps, reader, find, acts } = await signedIn('pharmacist');
  const before = await find();
  expect(says(before, 'carer:record.no-access')).toBe(true);
  await block(site.world, { viewer: { id: rpps }, recordId: recordIn(before) });
  const words = (page: typeof before) => page.root.querySelector('main')?.text;
  expect(words(await find())).toBe(words(before));
  await reader.open(`${before.url.pathname}/accord`);
  expectMistake(await reader.submit({ scope: 'all', said: 'yes' }), {
    field: '',
    key: 'carer:record.refused',
  });
  expect(await acts()).toEqual([
    ...['record.found', 'access.refused R7', 'record.found', 'access.refused R5', 'access.refused R5'],
  ]);
});

test('the address of a record is no door: to whom it is not open it is not there until they have found it', async () => {
  const { site, find } = await signedIn('nurse');
  const { url } = await find();
  const { reader, acts } = await signedIn('pharmacist', site);
  for (const rest of [
    '',
    '/resume',
    '/volontes',
    '/soins',
    '/accord',
    '/urgence',
    '/deposer',
    '/mes-documents',
  ]) {
    const page = await reader.open(url.pathname + rest);
    expectProblem(page, 404);
    expect(page.html).not.toContain('CORSE');
  }
  expect(await acts()).toEqual(Array(8).fill('access.refused R7'));
});
