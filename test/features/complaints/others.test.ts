import { expect, test } from 'vitest';
import { signIn } from '../../support/journeys.ts';
import { entriesOf, operatorAtWork } from '../../support/operators.ts';
import { expectProblem, says } from '../mistakes.ts';
import { claude } from '../people.ts';
import { atForm, blockedBy, traceRead } from './at-form.ts';

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

test('a number that only another record has is none of this one', async () => {
  const at = await atForm();
  const { reader, page } = await signIn(at.site, claude);
  const own = page.url.pathname.split('/')[3] ?? '';
  const last = (await entriesOf(at.site.world, own)).length;
  for (let seq = at.seq; seq <= last; ) seq = await traceRead(at.site, at.recordId, at.rpps);
  expectProblem(await reader.open(`/fr/dmp/${own}/historique/signaler/${last + 1}`), 404);
  expect((await at.reader.open(at.path(`signaler/${last + 1}`))).status).toBe(200);
});

test('the words are sealed, and gone with the key of the record', async () => {
  const at = await atForm();
  const { world } = at.site;
  await at.reader.open(at.path('signaler'));
  const sent = await at.reader.submit(good);
  const [row] = await world.db.selectFrom('complaint').selectAll().execute();
  expect(JSON.stringify(row)).not.toContain('connais');
  await world.db.updateTable('record').set({ wrapped_key: '' }).where('id', '=', at.recordId).execute();
  const { reader } = await operatorAtWork(at.site);
  const page = await reader.open(`/fr/operateur/signalements/${sent.url.pathname.split('/').at(-1)}`);
  expect(says(page, 'complaints:operator.erased')).toBe(true);
  expect(page.root.querySelector('#form')).toBeNull();
});

test('the language changes and what was typed stays', async () => {
  const at = await atForm();
  await at.reader.open(at.path(`signaler/${at.seq}`));
  const typed = { ...good, text: 'é'.repeat(50_000), block: 'yes' };
  const page = await at.reader.switchTo('ar', typed);
  expect(page.url.pathname).toBe(`/ar/dmp/${at.recordId}/historique/signaler/${at.seq}`);
  expect(page.value('text')).toBe(typed.text);
  expect(page.value('block')).toBe('yes');
});
