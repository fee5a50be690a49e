import { expect, test } from 'vitest';
import { entryOf, type JournalEvent } from '../../server/record/journal-entry.ts';
import { canonicalJson, signedText } from '../../server/record/journal-text.ts';

const link = { seq: 7, at: '2026-03-03T10:00:00.000Z', keyId: 'abcdef01' };

test.each([
  ['everything', 'sealed "text" \\ é \u2028'],
  ['nothing', null],
])('what is signed of an entry is its canonical JSON, with %s in its details', (_what, details) => {
  const event: JournalEvent = {
    actor: { kind: 'professional', id: '99900000011' },
    recordId: 'r',
    verb: 'document.read',
    ...(details === null
      ? {}
      : { onBehalfOf: 'b', capacity: 'self', exercise: 'e', rule: 'R7', policyVersion: '1' }),
    ...(details === null ? {} : { object: { kind: 'document', id: 'd' } }),
    channel: 'web',
  };
  const entry = entryOf(event, { ...link, details });
  expect(signedText(entry, 'before')).toBe(`${canonicalJson({ ...entry })}\nbefore`);
  expect(signedText(Object.fromEntries(Object.entries(entry).toReversed()) as typeof entry, 'before')).toBe(
    signedText(entry, 'before'),
  );
});
