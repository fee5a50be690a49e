import { expect, test } from 'vitest';
import { signIn } from '../../support/journeys.ts';
import { expectProblem } from '../mistakes.ts';
import { claude } from '../people.ts';
import { atForm, blockedBy } from './at-form.ts';

const good = { kind: 'complaint', text: 'Je ne connais pas cette personne.' };

test('nobody else reads, follows or writes on this record', async () => {
  const at = await atForm();
  await at.reader.open(at.path(`signaler/${at.seq}`));
  const sent = await at.reader.submit(good);
  const id = sent.url.pathname.split('/').at(-1) ?? '';
  const { reader, page } = await signIn(at.site, claude);
  const own = page.url.pathname.split('/')[3] ?? '';
  const foreign = ['', `/${at.seq}`, '/liste', `/recu/${id}`, `/suivi/${id}`, `/suivi/${id}/signalement.pdf`];
  for (const rest of foreign) expectProblem(await reader.open(at.path(`signaler${rest}`)), 404);
  expectProblem(await reader.open(at.path('verifier')), 404);
  expectProblem(await reader.open(at.path('verifier/resultat')), 404);
  for (const rest of [`/recu/${id}`, `/suivi/${id}`, `/suivi/${id}/signalement.pdf`])
    expectProblem(await reader.open(`/fr/dmp/${own}/historique/signaler${rest}`), 404);
  await reader.open(`/fr/dmp/${own}/historique/signaler`);
  const forged = new URLSearchParams({ ...reader.hidden(), ...good, block: 'yes' });
  expectProblem(await reader.post(at.path(`signaler/${at.seq}`), forged), 404);
  expect(await blockedBy(at)).not.toContain(at.rpps);
});

test('an entry of another record is none of this one', async () => {
  const at = await atForm();
  const { reader, page } = await signIn(at.site, claude);
  const own = page.url.pathname.split('/')[3] ?? '';
  await at.site.world.db.deleteFrom('complaint').execute();
  expectProblem(await reader.open(`/fr/dmp/${own}/historique/signaler/${at.seq + 1000}`), 404);
});

test('the words are sealed, and gone with the key of the record', async () => {
  const at = await atForm();
  await at.reader.open(at.path('signaler'));
  await at.reader.submit(good);
  const [row] = await at.site.world.db.selectFrom('complaint').selectAll().execute();
  expect(JSON.stringify(row)).not.toContain('connais');
});
