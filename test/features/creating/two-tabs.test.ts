import { expect, test } from 'vitest';
import { reopenByCommand } from '../../../server/identity/reopen.ts';
import { atPharmacy, createAt, printPaper, toAccount, withPhone } from '../../support/creating.ts';
import { newestRefusal, refuse } from '../../support/creation.ts';
import { freshSite } from '../../support/site.ts';

/** Ruth of the demo population, who has no record either. */
const ruth = '2 77 07 63 220 829 10';

test('a page about one patient prints the paper of no other, created in another tab since', async () => {
  const site = await freshSite();
  const reader = await atPharmacy(site);
  await createAt(reader, withPhone);
  const first = reader.page;
  await toAccount(reader, ruth);
  await reader.submit(withPhone);
  const second = reader.page;
  reader.page = first;
  const wrong = await printPaper(site, reader);
  expect(wrong.status).toBe(409);
  expect(wrong.headers.get('Content-Type')).toContain('text/html');
  reader.page = second;
  const right = await printPaper(site, reader);
  expect(right.text).toContain('RuthNESSI');
  expect(right.password).not.toBe('');
});

test('a contested record is open again, with its account, once the operator knows who the person is', async () => {
  const site = await freshSite();
  const reader = await atPharmacy(site);
  await createAt(reader, withPhone);
  const { identifier } = await printPaper(site, reader);
  await refuse(site, await newestRefusal(site));
  const status = async () =>
    (
      await site.world.db
        .selectFrom('record')
        .select('status')
        .where('created_by', '=', 'professional')
        .execute()
    )[0];
  expect(await status()).toEqual({ status: 'closed' });
  expect(await reopenByCommand(site.world, identifier)).toBe(true);
  expect(await status()).toEqual({ status: 'open' });
});
