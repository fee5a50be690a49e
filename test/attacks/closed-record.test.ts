import { expect, test } from 'vitest';
import { closeRecord } from '../../server/identity/close-record.ts';
import { expectProblem } from '../features/mistakes.ts';
import { claude, homeOf } from '../features/people.ts';
import { ownerOf } from '../support/full-record.ts';
import { signIn } from '../support/journeys.ts';
import { plain } from './by-hand.ts';
import { makeVictim, nobodys } from './victim.ts';

const addresses = (complaint: string) =>
  ['', '/signalement.pdf'].map(rest => `/fr/dmp-ferme/signalements/${complaint}${rest}`);

test('a complaint about a closed record is there for its owner alone, whether one has a closed record or none', async () => {
  const victim = await makeVictim();
  const { site, things } = victim;
  const [complaint = ''] = things.complaint ?? [];
  const { reader } = await signIn(site, claude);
  const own = await homeOf(reader);
  const close = async (home: string) => closeRecord(site.world, await ownerOf(site.world, home));
  expect(await close(`/fr/dmp/${victim.recordId}`)).toBe(true);
  for (const address of addresses(complaint)) expect((await victim.reader.open(address)).status).toBe(200);
  for (const isClosed of [false, true]) {
    if (isClosed) expect(await close(own)).toBe(true);
    for (const [at, address] of addresses(complaint).entries()) {
      const found = await reader.open(address);
      const missing = await reader.open(addresses(nobodys)[at] ?? '');
      expectProblem(found, 404);
      expect(plain(found, [complaint])).toBe(plain(missing, [nobodys]));
    }
  }
});
