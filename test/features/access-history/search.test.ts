import { expect, test } from 'vitest';
import { emergencyDoctor, told } from '../../support/history.ts';
import { signIn } from '../../support/journeys.ts';
import { freshSite } from '../../support/site.ts';
import { anthony } from '../people.ts';

async function searching() {
  const site = await freshSite();
  const { reader, page } = await signIn(site, anthony);
  const path = `${page.url.pathname}/historique/chercher`;
  return { reader, path, page: await reader.open(path) };
}

const day = (name: string, text: string): Record<string, string> => {
  const [date = '', month = '', year = ''] = text.split(' ');
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year };
};

test('one finds what a person did, a sort of act, and a period', async () => {
  const { reader, page } = await searching();
  expect(page.root.querySelectorAll('select[name="person"] option').map(option => option.text)).toContain(
    'VITALIS Karim',
  );
  const person = told(await reader.submit({ person: emergencyDoctor }));
  expect(person.length).toBe(5);
  expect(person.every(entry => entry.startsWith('Karim VITALIS'))).toBe(true);
  const urgent = told(await reader.submit({ person: '', act: 'emergency' }));
  expect(urgent).toHaveLength(1);
  const period = { person: '', act: 'read', ...day('from', '22 2 2026'), ...day('to', '22 2 2026') };
  const found = await reader.submit(period);
  expect(told(found)).toHaveLength(2);
  expect(found.url.search).toBe('');
  expect(found.value('from-day')).toBe('22');
  expect(
    (await reader.submit({ person: 'mine', act: 'refused', ...day('from', ''), ...day('to', '') })).text(),
  ).toContain('Rien ne correspond.');
});

test.each([
  [{ ...day('from', '31 2 2026') }, "Ce jour n'existe pas. Regardez le jour et le mois."],
  [{ ...day('from', ' 2 2026') }, "Écrivez le jour, le mois et l'année."],
  [{ ...day('to', '1 2 26') }, "Écrivez l'année avec 4 chiffres."],
  [{ ...day('to', '1 2 2999') }, "Ce jour n'est pas encore arrivé."],
  [{ ...day('from', '2 3 2026'), ...day('to', '1 3 2026') }, 'Le deuxième jour est avant le premier.'],
  [{ ...day('from', 'x\u0000 2 2026') }, "Ce jour n'existe pas."],
])('wrong days %j are told kindly, and nothing is lost', async (typed, mistake) => {
  const { reader } = await searching();
  const page = await reader.submit({ act: 'read', ...typed });
  expect(page.status).toBe(422);
  expect(page.mistakes.join()).toContain(mistake);
  for (const [field, text] of Object.entries(typed)) expect(page.value(field)).toBe(text);
  expect(page.root.querySelector('select[name="act"] option[selected]')?.getAttribute('value')).toBe('read');
});

test('a person or an act that nobody chose finds nothing and breaks nothing', async () => {
  const { reader } = await searching();
  expect((await reader.submit({ person: "' or 1=1 --" })).text()).toContain('Rien ne correspond.');
  expect((await reader.submit({ person: 'x'.repeat(4000), act: 'constructor' })).status).toBe(200);
});
