import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { suspendCodes } from '../../../server/identity/creation-codes-store.ts';
import { insuredId } from '../../support/creation.ts';
import { askForCode, dominique } from '../../support/journeys.ts';
import { Reader } from '../../support/reader.ts';
import { freshSite, type TestSite } from '../../support/site.ts';
import { ruth, sendAnew, unknown } from '../people.ts';
import { expectSameTime } from '../same-time.ts';

const day = 24 * 3_600_000;

test('asking for a code takes as long for a number that nobody has', async () => {
  const site = await freshSite();
  const reader = new Reader(site.origin);
  const ask = (number: string) => async () => {
    const fields = sendAnew(reader, { number, 'number-again': number });
    const page = await fetch(`${site.origin}/fr/creation/demande`, post(reader, fields));
    expect(page.status).toBe(303);
    await page.arrayBuffer();
  };
  const known = ask(dominique.number);
  const nobody = ask(unknown);
  await expectSameTime(
    { known, nobody },
    {
      rounds: 200,
      most: 1.5,
      before: () => {
        site.world.pass(day);
        return reader.open('/fr/creation/demande');
      },
    },
  );
}, 300_000);

test('a number that nobody has, a wrong date, a wrong code and a suspended one take as long', async () => {
  const site = await freshSite({ env: { TRUSTED_PROXIES: 'loopback' } });
  const reader = new Reader(site.origin);
  const code = await askForCode(site, reader);
  const suspended = await askForCode(site, reader, 'fr', ruth.number);
  await suspend(site);
  const give = (given: Record<string, string>) => async () => {
    const fields = sendAnew(reader, { ...dominique, code, ...given });
    const page = await fetch(`${site.origin}/fr/creation/mon-code`, post(reader, fields));
    expect(page.status).toBe(422);
    await page.arrayBuffer();
  };
  await expectSameTime(
    {
      nobody: give({ number: unknown }),
      date: give({ 'birth-day': '27' }),
      code: give({ code: 'ADEF GHJK MNPR' }),
      suspended: give({ ...ruth, code: suspended }),
    },
    { rounds: 100, most: 1.5, before: () => reader.open('/fr/creation/mon-code') },
  );
}, 300_000);

/** Every code of Ruth is suspended. */
async function suspend(site: TestSite): Promise<void> {
  const { world } = site;
  const id = await insuredId(site, ruth.number);
  const at = world.now().toISOString();
  await world.db.transaction().execute(trx => suspendCodes(trx, id, at));
}

/** A post from an address that has never been seen, so that no limit is met on the way. */
function post(reader: Reader, fields: Record<string, string>): RequestInit {
  return {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams(fields),
    headers: {
      Cookie: reader.cookie,
      'X-Forwarded-For': `10.${[...randomBytes(3)].join('.')}`,
    },
  };
}
