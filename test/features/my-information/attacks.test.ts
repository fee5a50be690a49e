import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { signIn } from '../../support/journeys.ts';
import { clean, expectMistake, expectProblem } from '../mistakes.ts';
import { claude, homeOf } from '../people.ts';
import { inside, press, titles, write } from './steps.ts';

const allergies = '/allergies';

test('nothing that was written is readable in the files of the database', async () => {
  const { site, reader, base } = await inside();
  await write(reader, `${base}/maladies/ajouter`, { name: 'Zurbulose', note: 'Quadrivexe' });
  await write(reader, `${base}/volontes/directives/texte/ecrire`, { text: 'Trombifule' });
  await press(reader, 'remove');
  for (const end of ['', '-wal']) {
    const bytes = await readFile(join(site.world.dir, `test.db${end}`)).catch(() => Buffer.alloc(0));
    for (const word of ['Zurbulose', 'Quadrivexe', 'Trombifule']) expect(bytes.includes(word)).toBe(false);
  }
});

test('the record of another account, its items, and items that do not exist are the same 404', async () => {
  const { site, reader, base } = await inside();
  await write(reader, `${base}${allergies}/ajouter`, { name: 'Latex' });
  const item = reader.page?.root.querySelector('.item-acts a')?.getAttribute('href') ?? '';
  const id = item.split('/').at(-1) ?? '';
  const seen = reader.page?.root.querySelector('button[name="remove"]')?.getAttribute('value') ?? '';
  const { reader: other } = await signIn(site, claude);
  const own = `${await homeOf(other)}/informations`;
  for (const path of [base, `${base}${allergies}`, item, `${own}${allergies}/${id}`, `${own}/maladies/x`])
    expectProblem(await other.open(path), 404);
  await other.open(`${own}${allergies}`);
  const page = await other.submit({}, { name: 'remove', value: seen });
  expectMistake(page, { field: '', key: 'common:error.changed' });
  await other.open(`${own}${allergies}`);
  const body = new URLSearchParams({ ...other.hidden(), remove: seen });
  expectProblem(await other.post(`${base}${allergies}`, body), 404);
  expect(titles(await reader.open(`${base}${allergies}`))).toEqual(['Latex']);
});

test('what looks like a page, a script or a quote is shown as it was typed', async () => {
  const { reader, base } = await inside();
  const name = `"><script>alert(1)</script>'<b>gras</b>{{name}}<%= it %>`;
  const note = '\n  </textarea><img src=x onerror=alert(1)>\n\u202e';
  const page = await write(reader, `${base}/maladies/ajouter`, { name, note });
  expect(page.status).toBe(200);
  expect(page.root.querySelector('.items script, .items b, .items img')).toBeNull();
  expect(page.root.querySelector('.items h2')?.text).toContain(name);
  const form = await reader.open(page.root.querySelector('.item-acts a')?.getAttribute('href') ?? '');
  expect([form.value('name'), form.value('note')]).toEqual([name, note]);
  await reader.open(`${base}/maladies`);
  await press(reader, 'remove');
  expect(reader.page && clean(reader.page.root.querySelector('.notice')?.text ?? '')).toContain(clean(name));
});

test('a button that was made up, and a form from another site, change nothing', async () => {
  const { site, reader, base } = await inside();
  await write(reader, `${base}/maladies/ajouter`, { name: 'Asthme' });
  for (const remove of ['', 'x', 'AAAAAAAAAAAAAAAAAAAAAA.1', `${'a'.repeat(5000)}.1`]) {
    await reader.open(`${base}/maladies`);
    expectMistake(await reader.submit({}, { name: 'remove', value: remove }), {
      field: '',
      key: 'common:error.changed',
    });
  }
  await reader.open(`${base}/maladies`);
  const seen = reader.page?.root.querySelector('button[name="remove"]')?.getAttribute('value') ?? '';
  const body = new URLSearchParams({ ...reader.hidden(), remove: seen });
  const refused = await reader.post(`${base}/maladies`, body, { 'Sec-Fetch-Site': 'cross-site' });
  expect(refused.status).toBe(403);
  expect(titles(await reader.open(`${base}/maladies`))).toEqual(['Asthme']);
  expect(await site.world.db.selectFrom('information').select('removed_at').execute()).toEqual([
    { removed_at: null },
  ]);
});
