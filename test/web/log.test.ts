import { expect, test } from 'vitest';
import { anthony, homeOf, otherCode } from '../features/people.ts';
import { createRecord, dominique, signIn } from '../support/journeys.ts';
import { Reader } from '../support/reader.ts';
import { freshSite, newestCode } from '../support/site.ts';

test('no line of the log holds a number, a code, a name, an address or an id', async () => {
  const lines: string[] = [];
  const site = await freshSite({ logTo: { write: line => void lines.push(line) } });
  const { identifier, password } = await createRecord(site);
  const { reader } = await signIn(site, { identifier, password });
  await reader.submit({ phone: '06 39 98 00 77' });
  const code = await newestCode(site);
  await reader.submit({ code: otherCode(code) });
  const { reader: inside } = await signIn(site, anthony);
  const home = await homeOf(inside);
  await inside.open(`${home}/urgence?name=Anthony`);
  const visitor = new Reader(site.origin);
  const typed = ['279035121518989', identifier, 'PAT-TROIS', 'dominique@example.org', code.replace(' ', '')];
  for (const text of typed) {
    await visitor.open(`/fr/${text}`);
    await visitor.open(`/fr/dmp/${text}/urgence`);
    await visitor.send(`/fr/creation/${text}`, { method: 'POST', body: text });
    await visitor.open(`/fr/creation?q=${text}`);
    await visitor.open(`/${text}/creation`);
    await visitor.open(`/static/${text}.js`);
  }
  await site.world.db.schema.dropTable('creation_request').execute();
  await visitor.open('/fr/creation/demande');
  await visitor.submit({ number: dominique.number, 'number-again': dominique.number });
  const log = lines.join('');
  expect(log).toContain('"status":500');
  const messages = await site.messages();
  const sent = messages.flatMap(
    message => message.text.match(/\b[A-Z0-9]{4} [A-Z0-9]{4}( [A-Z0-9]{4})?\b/g) ?? [],
  );
  const secrets = [
    ...typed,
    ...sent.flatMap(text => [text, text.replaceAll(' ', '')]),
    home.split('/').at(-1) ?? '',
    ...[...visitor.cookies.values(), ...inside.cookies.values()],
    ...[
      'Dominique',
      'Anthony',
      'CORSE',
      'example.org',
      '98 00 77',
      '639980077',
      '79 03 51',
      password,
      'mavu4827',
    ],
  ];
  expect(secrets.length).toBeGreaterThan(15);
  for (const secret of secrets) expect(log.toLowerCase(), secret).not.toContain(secret.toLowerCase());
});

test('each answer is one line, with the number that a page of a fault shows', async () => {
  const lines: string[] = [];
  const site = await freshSite({ logTo: { write: line => void lines.push(line) } });
  const reader = new Reader(site.origin);
  await reader.open('/fr/creation/contact/code');
  await reader.open('/fr/rien');
  const logged = lines
    .map(line => JSON.parse(line))
    .map(({ method, page, status }) => [method, page, status]);
  expect(logged).toEqual([
    ['GET', '/fr/creation/contact/code', 303],
    ['GET', '/fr/creation/mon-code', 200],
    ['GET', '(unknown)', 404],
  ]);
});
