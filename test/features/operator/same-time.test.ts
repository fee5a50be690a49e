import { expect, test } from 'vitest';
import { codeNow, operatorAtWork } from '../../support/operators.ts';
import { Reader } from '../../support/reader.ts';
import { freshSite } from '../../support/site.ts';
import { sendAnew } from '../people.ts';
import { expectSameTime } from '../same-time.ts';

test('an unknown login, a wrong password and a wrong code take as long', async () => {
  const site = await freshSite();
  const { who } = await operatorAtWork(site);
  const reader = new Reader(site.origin);
  const enter = (given: { login?: string; password?: string; code?: string }) => async () => {
    const right = { login: who.login, password: who.password, code: codeNow(site.world, who) };
    const page = await reader.post(
      '/fr/operateur',
      new URLSearchParams(sendAnew(reader, { ...right, ...given })),
    );
    expect(page.status).toBe(422);
  };
  await expectSameTime(
    {
      nobody: enter({ login: 'op-zzzz0000' }),
      password: enter({ password: 'lampe tortue papier violet' }),
      code: enter({ code: '000000' }),
    },
    {
      rounds: 100,
      most: 1.5,
      before: () => {
        site.world.pass(10 * 60_000);
        return reader.open('/fr/operateur');
      },
    },
  );
}, 300_000);
