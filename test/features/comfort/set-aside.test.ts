import { expect, test } from 'vitest';
import { askForCode, enterWithCode } from '../../support/journeys.ts';
import { Reader } from '../../support/reader.ts';
import { freshSite } from '../../support/site.ts';

const leave = { name: '_comfort', value: 'yes' };

test('what was typed is there again after choosing comfort, without scripts', async () => {
  const site = await freshSite();
  const reader = new Reader(site.origin);
  const form = await reader.open('/fr/creation/demande');
  const button = form.root.querySelector('.comfort-link');
  expect(button?.getAttribute('formaction')).toBe('/fr/creation/demande');
  expect(button?.getAttribute('name')).toBe('_comfort');
  const typed = { number: '2 79 03 51 215', 'number-again': ' <b>&"' };
  const comfort = await reader.submit(typed, leave);
  expect(comfort.url.pathname).toBe('/fr/confort');
  const kept = await reader.submit({ text: '150' });
  const back = await reader.open(kept.root.querySelector('main a.button')?.getAttribute('href') ?? '');
  expect(back.url.pathname).toBe('/fr/creation/demande');
  expect(back.value('number')).toBe(typed.number);
  expect(back.root.querySelector('#page')?.getAttribute('data-look')).toBe('text-150');
  expect(back.mistakes).toEqual([]);
  expect((await reader.open('/fr/creation/demande')).value('number')).toBe('');
});

test('secrets are not kept, and nothing is carried out', async () => {
  const site = await freshSite();
  const reader = new Reader(site.origin);
  await reader.open('/fr/connexion');
  await reader.submit({ identifier: 'mavu4827', password: 'soleil pomme velo tambour' }, leave);
  const back = await reader.open('/fr/connexion');
  expect(back.value('identifier')).toBe('mavu4827');
  expect(back.html).not.toContain('soleil');
  expect((await site.messages()).length).toBe(0);
});

test('another visitor, and another page, get nothing of it', async () => {
  const site = await freshSite();
  const reader = new Reader(site.origin);
  await reader.open('/fr/creation/demande');
  await reader.submit({ number: '123' }, leave);
  expect((await reader.open('/fr/creation/mon-code')).value('number')).toBe('');
  expect((await new Reader(site.origin).open('/fr/creation/demande')).value('number')).toBe('');
});

test('answers of a page that is about something else by now do not come back', async () => {
  const site = await freshSite();
  const reader = new Reader(site.origin);
  await enterWithCode(reader, await askForCode(site, reader));
  await reader.submit({ channel: 'email' });
  await reader.submit({ email: 'un@example.org' }, leave);
  const back = await reader.open('/fr/creation/email');
  expect(back.value('email')).toBe('un@example.org');
});

test('without the token of the form, nothing is set aside', async () => {
  const site = await freshSite();
  const reader = new Reader(site.origin);
  await reader.open('/fr/creation/demande');
  const answer = await reader.post(
    '/fr/creation/demande',
    new URLSearchParams({ number: '123', _comfort: 'yes' }),
    {
      'Sec-Fetch-Site': 'cross-site',
    },
  );
  expect(answer.status).toBe(403);
  expect((await reader.open('/fr/creation/demande')).value('number')).toBe('');
});
