import { expect, test } from 'vitest';
import { closeRecord } from '../../../server/identity/close-record.ts';
import { accessTo } from '../../../server/record/records.ts';
import { entriesOf, operatorAtWork } from '../../support/operators.ts';
import { expectMistake, expectProblem, says } from '../mistakes.ts';
import { atForm, verbsSince } from './at-form.ts';

const text = 'Je ne connais pas cette personne.\nPourquoi a-t-elle lu mon document ?';
const answer = 'Cette personne travaille avec votre médecin.\nElle avait le droit.';

/** Something was sent, and an operator is at work. */
async function sent(language = 'fr') {
  const at = await atForm({ language });
  await at.reader.open(at.path(`signaler/${at.seq}`));
  const page = await at.reader.submit({ kind: 'question', text });
  const receipt = page.root.querySelector('#receipt')?.text ?? '';
  const id = page.url.pathname.split('/').at(-1) ?? '';
  const told = await at.site.messages();
  const { reader: operator, who } = await operatorAtWork(at.site);
  return { ...at, at, receipt, id, told, operator, who };
}

test('the operator reads it and answers, and the patient sees who read it and reads the answer', async () => {
  const { at, reader, site, receipt, id, told, operator, path, rpps } = await sent();
  const receipts = told.filter(message => message.kind === 'complaint-receipt');
  expect(receipts.length).toBeGreaterThan(0);
  for (const message of receipts) {
    expect(JSON.stringify(message)).toContain(receipt);
    expect(JSON.stringify(message)).not.toContain('document');
    expect(JSON.stringify(message)).not.toMatch(/https?:/);
  }
  const list = await operator.open('/fr/operateur/signalements');
  expect(list.text()).toContain(receipt);
  expect(list.text()).not.toContain('Je ne connais');
  const page = await operator.open(`/fr/operateur/signalements/${id}`);
  expect(page.text()).toContain('Je ne connais pas cette personne.');
  const { family_name } = await site.world.db
    .selectFrom('professional')
    .selectAll()
    .where('rpps', '=', rpps)
    .executeTakeFirstOrThrow();
  expect(page.text()).toContain(family_name);
  expect(says(await reader.open(path('signaler/liste')), 'complaints:states.read')).toBe(true);
  await operator.open(`/fr/operateur/signalements/${id}`);
  const after = await operator.submit({ text: answer });
  expect(after.url.pathname).toBe('/fr/operateur/signalements');
  expect(says(after, 'complaints:operator.empty')).toBe(true);
  expect(await verbsSince(at)).toEqual([
    'complaint.sent',
    'complaint.opened',
    'complaint.opened',
    'complaint.answered',
  ]);
  const news = (await site.messages()).filter(message => message.kind === 'complaint-answered');
  expect(news.length).toBeGreaterThan(0);
  for (const message of news) expect(JSON.stringify(message)).not.toContain('médecin');
  expect(says(await reader.open(path('signaler/liste')), 'complaints:states.answered')).toBe(true);
  const follow = await reader.open(path(`signaler/suivi/${id}`));
  expect(follow.text()).toContain('Elle avait le droit.');
  expect(follow.text()).toContain('Je ne connais pas cette personne.');
});

test('the first answer stays, and the second one is not lost', async () => {
  const { operator, id, reader, path } = await sent();
  await operator.open(`/fr/operateur/signalements/${id}`);
  const twin = operator.twin();
  await twin.open(`/fr/operateur/signalements/${id}`);
  await operator.submit({ text: answer });
  const second = await twin.submit({ text: 'Une autre réponse' });
  expectMistake(second, { field: '', key: 'complaints:operator.answered-before' });
  expect(second.html).toContain('Une autre réponse');
  const follow = await reader.open(path(`signaler/suivi/${id}`));
  expect(follow.text()).not.toContain('Une autre');
});

test('an answer that is empty or too long is told', async () => {
  const { operator, id } = await sent();
  await operator.open(`/fr/operateur/signalements/${id}`);
  expectMistake(await operator.submit({ text: ' ' }), {
    field: 'text',
    key: 'complaints:operator.no-answer',
  });
  const page = await operator.submit({ text: 'ش'.repeat(50_000) });
  expectMistake(page, { field: 'text', key: 'complaints:operator.long-answer' });
  expect(page.value('text')).toHaveLength(50_000);
});

test('a patient answers nothing in the operator’s place, and sees nothing there', async () => {
  const { site, reader, id, path, at } = await sent();
  await reader.open(path('signaler'));
  const forged = new URLSearchParams({ ...reader.hidden(), text: answer });
  expectProblem(await reader.post(`/fr/operateur/signalements/${id}`, forged), 404);
  expectProblem(await reader.open(`/fr/operateur/signalements/${id}`), 404);
  expectProblem(await reader.open('/fr/operateur/signalements'), 404);
  expect(await verbsSince(at)).toEqual(['complaint.sent']);
  expect((await entriesOf(site.world)).map(({ verb }) => verb)).not.toContain('complaint.listed');
});

test('of a closed record the answer is still read, by its owner and by the operator, and nothing else', async () => {
  const { at, id, path, operator, reader, site, recordId, accountId, receipt } = await sent();
  const access = await accessTo(site.world, { accountId, recordId });
  expect(access && (await closeRecord(site.world, access))).toBe(true);
  await operator.open(`/fr/operateur/signalements/${id}`);
  expect(operator.page?.text()).toContain('Je ne connais pas cette personne.');
  await operator.submit({ text: answer });
  expectProblem(await reader.open(path(`signaler/suivi/${id}`)), 404);
  const closed = await reader.open('/fr/dmp-ferme');
  expect(closed.root.querySelector('a[href="/fr/dmp-ferme/signalements"]')).not.toBeNull();
  const list = await reader.open('/fr/dmp-ferme/signalements');
  expect(list.text()).toContain(receipt);
  expect(list.html).not.toContain(`/dmp/${recordId}`);
  const follow = await reader.open(`/fr/dmp-ferme/signalements/${id}`);
  expect(follow.text()).toContain('Elle avait le droit.');
  expect(follow.text()).not.toContain('Son lieu');
  expect((await reader.open(`/fr/dmp-ferme/signalements/${id}/signalement.pdf`)).status).toBe(200);
  for (const unknown of ['x', 'AAAAAAAAAAAAAAAAAAAAAA', at.recordId])
    expectProblem(await reader.open(`/fr/dmp-ferme/signalements/${unknown}`), 404);
  expect((await operator.open(`/fr/dmp-ferme/signalements/${id}`)).html).not.toContain('Je ne connais');
  await reader.open('/fr/dmp-ferme');
  await reader.submit();
  expect((await reader.open(path(`signaler/suivi/${id}`))).text()).toContain('Elle avait le droit.');
  expectProblem(await reader.open('/fr/dmp-ferme/signalements'), 404);
});

test('an operator reads no page of the record, and an unknown number is not there', async () => {
  const { operator, id, path } = await sent();
  const page = await operator.open(path(`signaler/suivi/${id}`));
  expect(page.html).not.toContain('Je ne connais pas');
  for (const unknown of ['x', 'AAAAAAAAAAAAAAAAAAAAAA', '%00'])
    expectProblem(await operator.open(`/fr/operateur/signalements/${unknown}`), 404);
});
