import { entryOf } from '../../server/record/journal-entry.ts';
import { signedText } from '../../server/record/journal-text.ts';
import type { Tables } from '../../server/storage/tables.ts';
import type { World } from '../../server/world.ts';

/** How many rows one statement takes at most: a statement has a limit of values. */
const atOnce = 500;

/**
 * Fills the empty chain of a record with so many entries of a professional who reads, as the site writes them, but many
 * in one transaction.
 */
export async function fillChain(world: World, recordId: string, count: number): Promise<void> {
  const rows = entries(world, recordId, count);
  await world.db.transaction().execute(async trx => {
    for (let first = 0; first < count; first += atOnce)
      await trx
        .insertInto('journal_entry')
        .values(rows.slice(first, first + atOnce))
        .execute();
  });
}

function entries(world: World, recordId: string, count: number): Tables['journal_entry'][] {
  const rows: Tables['journal_entry'][] = [];
  let previous = '';
  for (let seq = 1; seq <= count; seq += 1) {
    const link = {
      ...{ seq, at: world.now().toISOString(), keyId: world.keys.current },
      details: 'x'.repeat(60),
    };
    const entry = entryOf(
      {
        ...{ actor: { kind: 'professional', id: '99900000011' }, exercise: 'e'.repeat(22), recordId },
        ...{ verb: 'document.read', object: { kind: 'document', id: 'd'.repeat(22) } },
        ...{ rule: 'R7', policyVersion: '1', channel: 'web' },
      },
      link,
    );
    previous = world.keys.mac('journal', entry.key_id, signedText(entry, previous));
    rows.push({ ...entry, mac: previous });
  }
  return rows;
}
