import { expect, test } from 'vitest';
import { Reader } from '../../support/reader.ts';
import { freshSite } from '../../support/site.ts';
import { anthony, sendAnew } from '../people.ts';
import { expectSameTime } from '../same-time.ts';

test('an unknown identifier takes as long as a wrong password', async () => {
  const site = await freshSite();
  const reader = new Reader(site.origin);
  const enter = (identifier: string) => async () => {
    const fields = sendAnew(reader, { identifier, password: 'lampe tortue papier violet' });
    const page = await reader.post('/fr/connexion', new URLSearchParams(fields));
    expect(page.status).toBe(422);
  };
  await expectSameTime(
    { known: enter(anthony.identifier), nobody: enter('zzzz0000') },
    {
      rounds: 200,
      most: 1.5,
      before: () => {
        site.world.pass(5 * 60_000);
        return reader.open('/fr/connexion');
      },
    },
  );
}, 300_000);
