import { expect, test } from 'vitest';
import { signIn } from '../../support/journeys.ts';
import { Reader } from '../../support/reader.ts';
import { freshSite, newestCode, type TestSite } from '../../support/site.ts';
import { expectMistake } from '../mistakes.ts';
import { zoe } from '../people.ts';

const path = '/fr/premiere-connexion/mot-de-passe';

/** Zoé, as far as the page of her new password. */
async function atPassword(site: TestSite): Promise<Reader> {
  const { reader } = await signIn(site, { ...zoe, channel: 'sms' });
  await reader.submit({ email: 'zoe@example.org' });
  await reader.submit({ code: await newestCode(site) });
  expect(reader.page?.url.pathname).toBe(path);
  return reader;
}

const refused: readonly (readonly [string, string])[] = [
  ['', 'empty'],
  ['xkqzv', 'too-short'],
  ['x9 '.repeat(67), 'too-long'],
  ['motdepasse2024', 'common'],
  ['azertyuiop12', 'common'],
  ['aaaaaaaaaaaaaaaa', 'common'],
  ['mon code ZUDA5163 bien', 'contains-identifier'],
  ['zoé aime les lampes', 'contains-name'],
  ['tortue lampe 1975 citron', 'contains-birth-year'],
];

test('a password that is refused says why, and is never shown again', async () => {
  const site = await freshSite();
  const reader = await atPassword(site);
  for (const [password, error] of refused) {
    const page = await reader.submit({ password });
    expectMistake(page, { field: 'password', key: `common:error.password.${error}` });
    expect(page.value('password')).toBeUndefined();
    if (password !== '') expect(page.html).not.toContain(password);
  }
  await reader.switchTo('ar', { password: 'xkqzv' });
  expect(reader.page?.html).not.toContain('xkqzv');
  const page = await reader.submit({ password: 'xkqzv' });
  expectMistake(page, { field: 'password', key: 'common:error.password.too-short', language: 'ar' });
});

const words128 =
  'lampe tortue citron papier violet bateau fenêtre cheval rivière pomme tambour soleil orange porte nuage velours carotte jardin étoile'
    .padEnd(128, 'z')
    .slice(0, 128);
const kept = [
  ['with marks of HTML', '<b>&amp; lampe "tortue" \'citron\''],
  ['with pictures', 'lampe 🐢 tortue 🍋 papier'],
  ['with spaces at its ends', '  lampe tortue citron  '],
  ['in Arabic', 'مصباح سلحفاة ليمون ورق'],
  ['of 128 characters', words128],
  ['with signs of forms', 'a+b=c&d%20e lampe tortue'],
] as const;

test.each(kept)('a password %s is kept as it was typed', async (_name, password) => {
  const site = await freshSite();
  const reader = await atPassword(site);
  expect((await reader.submit({ password })).url.pathname).toMatch(/urgence\/professionnels$/);
  const again = async (typed: string) => {
    const visitor = new Reader(site.origin);
    await visitor.open('/fr/connexion');
    return visitor.submit({ identifier: zoe.identifier, password: typed });
  };
  for (const other of [password.toUpperCase(), `${password} `, password.trim(), zoe.password]) {
    if (other === password) continue;
    expectMistake(await again(other), { field: 'identifier', key: 'sign-in:password.wrong' });
  }
  expect((await again(password)).url.pathname).toBe('/fr/connexion/envoi');
});

test('the steps of the first sign-in are asked in order, whatever address is opened', async () => {
  const site = await freshSite();
  const { reader } = await signIn(site, { ...zoe, channel: 'sms' });
  for (const step of ['telephone', 'telephone/code', 'email/code', 'mot-de-passe']) {
    const page = await reader.open(`/fr/premiere-connexion/${step}`);
    expect(page.url.pathname, step).toBe('/fr/premiere-connexion/email');
  }
  await reader.submit({}, { name: 'none', value: 'yes' });
  expect(reader.page?.url.pathname).toBe(path);
  const back = await reader.open('/fr/premiere-connexion/email');
  expect(back.url.pathname).toBe(path);
  expect((await reader.open('/fr/accueil')).url.pathname).toBe(path);
});
