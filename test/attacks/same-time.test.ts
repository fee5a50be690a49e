import { expect, test } from 'vitest';
import { play } from '../features/acting/acting.ts';
import { claude, homeOf } from '../features/people.ts';
import { expectSameTime } from '../features/same-time.ts';
import { receive } from '../support/carers.ts';
import { signIn } from '../support/journeys.ts';
import { makeVictim, nobodys } from './victim.ts';

const rounds = { rounds: 60, most: 1.5, before: async () => {} };

test('what is somebody else’s, and what is nobody’s, take as long for a patient', async () => {
  const { site, recordId, things } = await makeVictim();
  const { reader } = await signIn(site, claude);
  const home = await homeOf(reader);
  const own = home.split('/').at(-1) ?? '';
  const ask = (path: string) => async () => expect((await reader.open(`/fr/dmp/${path}`)).status).toBe(404);
  await expectSameTime({ theirs: ask(recordId), nobodys: ask(nobodys) }, rounds);
  const document = (id: string) => ask(`${own}/documents/${id}`);
  await expectSameTime({ theirs: document(things.document?.[0] ?? ''), nobodys: document(nobodys) }, rounds);
  const complaint = (id: string) => ask(`${own}/historique/signaler/suivi/${id}`);
  await expectSameTime(
    { theirs: complaint(things.complaint?.[0] ?? ''), nobodys: complaint(nobodys) },
    rounds,
  );
}, 120_000);

test('a document that may not be seen, and one that is not there, take as long for a professional', async () => {
  const { site, recordId } = await makeVictim();
  const nurse = await play(site, 'nurse');
  const closed = await receive(site.world, { recordId });
  const ask = (id: string) => async () => expect((await nurse.open(`/documents/${id}`)).status).toBe(404);
  await expectSameTime({ closed: ask(closed), nobodys: ask(nobodys) }, rounds);
}, 120_000);
