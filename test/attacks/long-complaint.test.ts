import { expect, test } from 'vitest';
import { atForm, blockedBy, verbsSince } from '../features/complaints/at-form.ts';
import { expectMistake } from '../features/mistakes.ts';

/** 50,000 characters each: as people write, as no script writes, and what takes the most bytes on its way. */
const texts: readonly [name: string, text: string][] = [
  ['of letters', 'é'.repeat(50_000)],
  ['of Arabic', 'ش'.repeat(50_000)],
  ['of Chinese', '漢'.repeat(50_000)],
  ['of pictures', '🏥'.repeat(50_000)],
  ['of families that are one picture each', '👩‍👩‍👧‍👦'.repeat(7_143)],
  ['of lines', 'a\n'.repeat(25_000)],
  ['of marks that a page would take for its own', '<&>"\''.repeat(10_000)],
  ['of spaces around one word', `${' '.repeat(25_000)}mot${' '.repeat(25_000)}`],
];

test.each(texts)(
  'a complaint of 50,000 characters %s is refused kindly, and nothing of it is lost',
  async (_name, text) => {
    const at = await atForm();
    await at.reader.open(at.path(`signaler/${at.seq}`));
    const page = await at.reader.submit({ kind: 'complaint', text, block: 'yes' });
    expectMistake(page, { field: 'text', key: 'complaints:form.long-text' });
    const decoded = page.value('text')?.replaceAll('\r\n', '\n') ?? '';
    expect(decoded.length).toBe(text.length);
    expect(decoded === text).toBe(true);
    expect(page.value('kind')).toBe('complaint');
    expect(page.value('block')).toBe('yes');
    expect(await verbsSince(at)).toEqual([]);
    expect(await blockedBy(at)).not.toContain(at.rpps);
    // Shortened, it goes.
    const sent = await at.reader.submit({ text: 'Je ne connais pas cette personne.' });
    expect(sent.url.pathname).toContain('/recu/');
  },
);

test('one that is too long even to be read is refused by its size, and says so', async () => {
  const at = await atForm();
  await at.reader.open(at.path(`signaler/${at.seq}`));
  const page = await at.reader.submit({ kind: 'complaint', text: 'a'.repeat(1_100_000) });
  expect(page.status).toBe(413);
  expect(await verbsSince(at)).toEqual([]);
});
