import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anthony, atHome } from './entering.ts';
import { keyboard, type Mark } from './hands.ts';
import { startBrowser, type Visitor } from './visitor.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const main = (visitor: Visitor): Promise<string> => visitor.text('main');
const value = (visitor: Visitor, name: string): Promise<string> =>
  visitor.page.locator(`main [name="${name}"]`).inputValue();
const management = 'main a[href$="/gestion"]';

/** From « Gestion du DMP », one thing after the other: each is done, told, and can be taken back. */
const steps: Readonly<Record<string, (visitor: Visitor) => Promise<void>>> = {
  'somebody is blocked, and it is taken back': async visitor => {
    await visitor.follow('main a[href$="/acces-bloques"]');
    await visitor.follow('main a[href$="/acces-bloques/bloquer"]');
    await visitor.submit();
    expect(await main(visitor)).toContain('Écrivez un nom ou une ville');
    await visitor.submit({ name: 'tournele' });
    await visitor.follow('.people a');
    await visitor.submit({}, 'button[name="act"]');
    expect(await main(visitor)).toContain('TOURNELLE');
    await visitor.follow('button[name="undo"]');
    expect(await main(visitor)).toContain('annulé');
  },
  'each emergency question is answered': async visitor => {
    await visitor.open(`/dmp/${recordOf(visitor)}/gestion`);
    await visitor.follow('main a[href$="/urgence"]');
    await visitor.follow('main a[href$="/urgence/centre-15"]');
    await visitor.submit({ answer: 'no' });
    expect(await main(visitor)).toContain('Non');
    await visitor.open(`/dmp/${recordOf(visitor)}/gestion/acces-bloques`);
  },
  'a half typed search survives another language and its way back': async visitor => {
    await visitor.follow('main a[href$="/acces-bloques/bloquer"]');
    await visitor.fill({ name: 'Castelb', town: 'Bast' });
    await visitor.follow('button[name="_language"][value="en"]');
    expect(await value(visitor, 'name')).toContain('Castelb');
    expect(await value(visitor, 'town')).toContain('Bast');
    await visitor.follow('button[name="_language"][value="fr"]');
    expect(await value(visitor, 'town')).toContain('Bast');
  },
  'an agreement: a mistake loses no tick, and it is withdrawn': async visitor => {
    await visitor.open(`/dmp/${recordOf(visitor)}/gestion/professionnels/autoriser`);
    await visitor.submit({ name: 'tournelle', town: '' });
    await visitor.follow('.people a');
    await visitor.submit({ 'class-10': 'yes' });
    expect(await visitor.page.locator('[name="class-10"]').isChecked()).toBe(true);
    await visitor.submit({ scope: 'some' });
    expect(await main(visitor)).toContain('TOURNELLE');
    await visitor.follow('main a[href$="/retirer"]');
    await visitor.submit();
    await visitor.follow('button[name="undo"]');
    expect(await main(visitor)).toContain('annulé');
  },
  'the treating doctor is changed and changed back': async visitor => {
    await visitor.open(`/dmp/${recordOf(visitor)}/gestion/medecin-traitant`);
    await visitor.follow('main a[href$="/medecin-traitant/changer"]');
    await visitor.submit({ name: 'montcalme' });
    await visitor.follow('.people a');
    await visitor.submit();
    expect(await main(visitor)).toContain('MONTCALME');
    await visitor.follow('button[name="withdraw"]');
    expect(await main(visitor)).toContain('CASTELBLU');
  },
  'the record is closed and opened again': async visitor => {
    await visitor.open(`/dmp/${recordOf(visitor)}/gestion/fermer`);
    await visitor.follow('main a.button');
    await visitor.submit({ password: anthony.password });
    await visitor.submit({ channel: 'email' });
    await visitor.submit({ code: await visitor.code() });
    await visitor.submit();
    await visitor.submit();
    expect(visitor.path).toMatch(/\/gestion$/);
  },
};

const recordOf = (visitor: Visitor): string => visitor.path.split('/')[2] ?? '';

async function walk(visitor: Visitor): Promise<void> {
  await visitor.follow(management);
  for (const step of Object.values(steps)) await step(visitor);
  expect(visitor.faults).toEqual([]);
}

test('« Gestion du DMP » without scripts', { timeout: 120_000 }, async () => {
  await walk(await atHome(browser, { scripts: 'none' }));
});

test('« Gestion du DMP » by keyboard alone', { timeout: 180_000 }, async () => {
  const visitor = await atHome(browser);
  const marks: Mark[] = [];
  visitor.hands = keyboard(visitor.page, marks);
  await walk(visitor);
  // Past the last stop the browser begins again at the top, and shows the page itself for one press.
  const stops = marks.filter(({ name }) => !name.startsWith('body '));
  expect(stops.filter(({ marked, inWindow }) => !marked || !inWindow)).toEqual([]);
});
