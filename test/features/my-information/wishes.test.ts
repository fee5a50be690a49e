import { expect, test } from 'vitest';
import { drawnText } from '../../messages/pdf-text.ts';
import { clean, expectMistake, says } from '../mistakes.ts';
import { inside, press, titles, traced, write } from './steps.ts';

test('« Volontés et droits » has the words of the leaflets', async () => {
  const { reader, base } = await inside();
  const page = await reader.open(`${base}/volontes`);
  const links = page.root.querySelectorAll('.settings a').map(link => clean(link.childNodes[0]?.text ?? ''));
  expect(links).toContain('Définir une personne de confiance');
  expect(links).toContain("Définir une personne en cas d'urgence");
});

test('people to call come in an order that can be changed', async () => {
  const { site, reader, base, record } = await inside();
  const path = `${base}/volontes/personnes-a-prevenir`;
  const bad = await write(reader, `${path}/ajouter`, { name: 'Samira', phone: '12' });
  expectMistake(bad, { field: 'phone', key: 'common:error.phone.country' });
  await reader.submit({ phone: '01 23 45 67 89' });
  const added = await write(reader, `${path}/ajouter`, { name: 'Paul', phone: '06 39 98 00 12' });
  expect(titles(added)).toEqual(['Samira', 'Paul']);
  const moved = await press(reader, 'up');
  expect(titles(moved)).toEqual(['Paul', 'Samira']);
  expect(says(moved, 'information:done.moved')).toBe(true);
  expect((await traced(site, record)).at(-1)).toBe('information.moved emergency-contact');
});

test('the paper of the trusted person can be printed, names both, and its printing is in the journal', async () => {
  const { site, reader, base, record } = await inside();
  const path = `${base}/volontes/personne-de-confiance`;
  expect((await reader.open(`${path}/papier.pdf`)).status).toBe(404);
  const page = await write(reader, `${path}/ecrire`, {
    name: 'ليلى بن يوسف',
    phone: '06 39 98 00 12',
    address: '12 rue des Écoles',
  });
  const paper = page.root.querySelectorAll('main a').find(link => link.text.includes('papier'));
  expect(paper?.getAttribute('href')).toBe(`${path}/papier.pdf`);
  for (const language of ['fr', 'ar']) {
    const cookie = [...reader.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const address = `${site.origin}${path.replace('/fr/', `/${language}/`)}/papier.pdf`;
    const response = await fetch(address, { headers: { Cookie: cookie } });
    expect([response.status, response.headers.get('Content-Type')]).toEqual([200, 'application/pdf']);
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    const text = drawnText(new Uint8Array(await response.arrayBuffer()));
    for (const word of ['AnthonyCORSE', '0639980012', '12ruedesÉcoles', 'Masignature'])
      expect(text.replace(/\s/g, '')).toContain(word);
  }
  expect((await traced(site, record)).filter(verb => verb.includes('printed'))).toHaveLength(2);
});

test('directives of 20 000 signs are kept; 100 000 are too long, told so, and come back whole', async () => {
  const { reader, base } = await inside();
  const path = `${base}/volontes/directives/texte`;
  for (const sign of ['a', 'ض']) {
    const long = sign.repeat(100_000);
    const page = await write(reader, `${path}/ecrire`, { text: long });
    expectMistake(page, { field: 'text', key: 'information:errors.long-20000' });
    expect(page.value('text')).toBe(long);
  }
  const kept = await reader.submit({ text: 'ض'.repeat(19_000) });
  expect(kept.url.pathname).toBe(path);
  expect(kept.text()).toContain('ض'.repeat(19_000));
});

test('in a language that nobody has read again, the French stands below what the directives are', async () => {
  const { reader, base } = await inside();
  const page = await reader.open(`${base.replace('/fr/', '/ar/')}/volontes/directives`);
  const beside = page.root.querySelector('.french-beside');
  expect([beside?.getAttribute('lang'), beside?.getAttribute('dir')]).toEqual(['fr', 'ltr']);
  expect(beside?.text).toContain('fin de vie');
  expect((await reader.open(`${base}/volontes/directives`)).root.querySelector('.french-beside')).toBeNull();
});

test('a wish about organs is chosen, never in advance', async () => {
  const { reader, base } = await inside();
  const path = `${base}/volontes/don-d-organes/ecrire`;
  expect((await reader.open(path)).root.querySelector('input[checked]')).toBeNull();
  expectMistake(await reader.submit(), { field: 'wish', key: 'information:errors.choice.wish' });
  const page = await reader.submit({ wish: 'part', note: 'Mes reins' });
  expect(titles(page)).toEqual(["Je suis d'accord pour une partie"]);
  expect(page.text()).toContain('Mes reins');
});

test('written directives can be printed, however long, with who wrote them and room to sign', async () => {
  const { site, reader, base, record } = await inside();
  const path = `${base}/volontes/directives/texte`;
  const text = `Je refuse une machine pour respirer.\n\n#import "x" *gras* $1$\n${'Je veux ma famille. '.repeat(400)}`;
  await write(reader, `${path}/ecrire`, { text });
  for (const language of ['fr', 'ar']) {
    const cookie = [...reader.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const address = `${site.origin}${path.replace('/fr/', `/${language}/`)}/papier.pdf`;
    const response = await fetch(address, { headers: { Cookie: cookie } });
    expect(response.status).toBe(200);
    const drawn = drawnText(new Uint8Array(await response.arrayBuffer())).replace(/\s/g, '');
    for (const word of ['AnthonyCORSE', 'Jerefuseunemachine', '#import"x"*gras*$1$', 'Masignature'])
      expect(drawn).toContain(word);
  }
  expect(await traced(site, record)).toContain('information.printed directives');
  expect((await reader.open(`${base}/volontes/directives/papier/papier.pdf`)).status).toBe(404);
});
