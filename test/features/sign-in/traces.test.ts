import { expect, test } from 'vitest';
import { Reader } from '../../support/reader.ts';
import { freshSite, newestCode } from '../../support/site.ts';
import { anthony } from '../people.ts';

const verbs = ['sign-in.failed', 'sign-in.password-accepted', 'sign-in.code-failed', 'sign-in.succeeded'];

test('each sign-in, and each wrong password and code, is in the journal', async () => {
  const site = await freshSite();
  const reader = new Reader(site.origin);
  const count = async (verb: string): Promise<number> =>
    (await site.world.db.selectFrom('journal_entry').select('seq').where('verb', '=', verb).execute()).length;
  const before = await Promise.all(verbs.map(count));
  await reader.open('/fr/connexion');
  await reader.submit({ identifier: anthony.identifier, password: 'ce n est pas lui' });
  await reader.submit({ identifier: anthony.identifier, password: anthony.password });
  await reader.submit({ channel: 'email' });
  const code = await newestCode(site);
  await reader.submit({ code: code === '00000000' ? '11111111' : '00000000' });
  await reader.submit({ code });
  expect(reader.page?.url.pathname).toMatch(/\/(dmp|accueil)/);
  const after = await Promise.all(verbs.map(count));
  expect(after).toEqual(before.map(number => number + 1));
});
