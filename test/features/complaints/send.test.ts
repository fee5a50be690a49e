import { describe, expect, test } from 'vitest';
import { expectMistake, expectProblem, says } from '../mistakes.ts';
import { atForm, blockedBy, verbsSince } from './at-form.ts';

const good = { kind: 'complaint', text: 'Je ne connais pas cette personne.' };

describe.each(['fr', 'en', 'ar'])('in %s', language => {
  test('the page says what the entry is, takes a text and shows a receipt that can be found again', async () => {
    const at = await atForm({ language });
    const page = await at.reader.open(at.path(`signaler/${at.seq}`));
    expect(page.status).toBe(200);
    const { given_name, family_name } = await at.site.world.db
      .selectFrom('professional')
      .selectAll()
      .where('rpps', '=', at.rpps)
      .executeTakeFirstOrThrow();
    const who = `${given_name} ${family_name}`;
    expect(says(page, 'history:other.document-read', { who }, language)).toBe(true);
    const sent = await at.reader.submit(good);
    expect(sent.status, sent.mistakes.join()).toBe(200);
    expect(sent.url.pathname).toMatch(/\/signaler\/recu\/[\w-]{22}$/);
    const receipt = sent.root.querySelector('#receipt')?.text ?? '';
    expect(receipt).toMatch(/^[A-Z2-9]{3}-[A-Z2-9]{3}-[A-Z2-9]{3}$/);
    const list = await at.reader.open(at.path('signaler/liste'));
    expect(list.text()).toContain(receipt);
    expect(says(list, 'complaints:states.sent', {}, language)).toBe(true);
    const href = list.root.querySelector('.queue a')?.getAttribute('href') ?? '';
    const follow = await at.reader.open(href);
    expect(follow.text()).toContain(good.text);
    expect(await verbsSince(at)).toEqual(['complaint.sent']);
    expect(await blockedBy(at)).not.toContain(at.rpps);
  });

  test('what is missing is told, and nothing is lost', async () => {
    const at = await atForm({ language });
    await at.reader.open(at.path(`signaler/${at.seq}`));
    const page = await at.reader.submit({ text: ' ' });
    expectMistake(page, { field: 'kind', key: 'complaints:form.no-kind', language });
    expectMistake(page, { field: 'text', key: 'complaints:form.no-text', language });
    const long = language === 'ar' ? 'ش'.repeat(50_000) : 'é'.repeat(50_000);
    const again = await at.reader.submit({ ...good, text: long, block: 'yes' });
    expectMistake(again, { field: 'text', key: 'complaints:form.long-text', language });
    expect(again.value('text')).toBe(long);
    expect(again.value('block')).toBe('yes');
    expect(again.value('kind')).toBe('complaint');
    expect(await verbsSince(at)).toEqual([]);
  });
});

test('the professional is blocked in the same step', async () => {
  const at = await atForm();
  await at.reader.open(at.path(`signaler/${at.seq}`));
  const page = await at.reader.submit({ ...good, block: 'yes' });
  expect(says(page, 'complaints:sent.blocked')).toBe(true);
  expect(await blockedBy(at)).toContain(at.rpps);
  expect(await verbsSince(at)).toEqual(['professional.blocked', 'complaint.sent']);
  const form = await at.reader.open(at.path(`signaler/${at.seq}`));
  expect(says(form, 'complaints:form.blocked')).toBe(true);
  expect(form.root.querySelector('[name="block"]')).toBeNull();
});

test('the treating doctor cannot be blocked, by a forged form neither', async () => {
  const at = await atForm({ doctor: true });
  const page = await at.reader.open(at.path(`signaler/${at.seq}`));
  expect(says(page, 'complaints:form.doctor')).toBe(true);
  expect(page.root.querySelector('[name="block"]')).toBeNull();
  const refused = await at.reader.submit({ ...good, block: 'yes' });
  expectMistake(refused, { field: '', key: 'complaints:form.cannot-block' });
  expect(refused.value('text')).toBe(good.text);
  expect(await blockedBy(at)).not.toContain(at.rpps);
  expect(await verbsSince(at)).toEqual([]);
  const sent = await at.reader.submit({ ...good });
  expect(sent.url.pathname).toContain('/recu/');
});

test('nobody is blocked where no professional acted', async () => {
  const at = await atForm();
  for (const path of ['signaler', 'signaler/1']) {
    await at.reader.open(at.path(path));
    const page = await at.reader.submit({ ...good, block: 'yes' });
    expectMistake(page, { field: '', key: 'complaints:form.cannot-block' });
    const sent = await at.reader.submit(good);
    expect(sent.url.pathname).toContain('/recu/');
  }
});

test.each(['0', '-1', '01', '1.5', '999999', '1e3', 'abc', '٣', '99999999999999999999', '%00'])(
  'no entry has the number « %s »',
  async seq => {
    const at = await atForm();
    expectProblem(await at.reader.open(at.path(`signaler/${seq}`)), 404);
  },
);

test('sent twice, it is kept once; after 20 in a day, one waits and loses nothing', async () => {
  const at = await atForm();
  await at.reader.open(at.path(`signaler/${at.seq}`));
  const body = new URLSearchParams({ ...at.reader.hidden(), ...good, block: 'yes' });
  const first = await at.reader.post(at.path(`signaler/${at.seq}`), body);
  const second = await at.reader.post(at.path(`signaler/${at.seq}`), body);
  expect(second.url.pathname).toBe(first.url.pathname);
  expect(await verbsSince(at)).toEqual(['professional.blocked', 'complaint.sent']);
  for (let time = 1; time < 20; time += 1) {
    await at.reader.open(at.path('signaler'));
    await at.reader.submit({ ...good, kind: 'question' });
  }
  await at.reader.open(at.path('signaler'));
  const page = await at.reader.submit(good);
  expectMistake(page, { field: '', key: 'complaints:form.too-many' });
  expect(page.value('text')).toBe(good.text);
});

test('the paper is a tagged PDF that holds the number', async () => {
  const at = await atForm();
  await at.reader.open(at.path(`signaler/${at.seq}`));
  const sent = await at.reader.submit(good);
  const href = sent.root.querySelector('a.button')?.getAttribute('href') ?? '';
  const pdf = await fetch(new URL(href, at.site.origin), { headers: { Cookie: at.reader.cookie } });
  expect(pdf.headers.get('Content-Type')).toContain('application/pdf');
  expect(pdf.headers.get('Cache-Control')).toBe('no-store');
  expect((await pdf.text()).startsWith('%PDF')).toBe(true);
});
