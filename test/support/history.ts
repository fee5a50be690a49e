import { appendEntry } from '../../server/record/journal.ts';
import type { Verb } from '../../server/record/journal-entry.ts';
import type { World } from '../../server/world.ts';
import type { ReadPage } from './reader.ts';

/** Doctors of the demo directory, by their number. */
export const [treatingDoctor, emergencyDoctor, radiologist] = ['99900000045', '99900000177', '99900000169'];

/** Lets a professional do something with a record, at an instant. Returns the number of its entry. */
export async function look(
  world: World,
  recordId: string,
  what: {
    readonly who?: string;
    readonly verb?: Verb;
    readonly at?: string;
    readonly rule?: string;
    readonly document?: string;
    readonly reason?: string;
  } = {},
): Promise<number> {
  const { who = treatingDoctor, verb = 'documents.listed', at, rule, document, reason } = what;
  const then = at === undefined ? world : { ...world, now: () => new Date(at) };
  const exercise = await world.db
    .selectFrom('exercise')
    .select('id')
    .where('rpps', '=', who)
    .orderBy('id')
    .executeTakeFirst();
  return world.db.transaction().execute(async trx => {
    const { seq } = await appendEntry(trx, then, {
      actor: { kind: 'professional', id: who },
      exercise: exercise?.id,
      recordId,
      verb,
      ...(document === undefined ? {} : { object: { kind: 'document', id: document } }),
      ...{ rule, policyVersion: '1', channel: 'web' },
      ...(reason === undefined ? {} : { details: { reason } }),
    });
    return seq;
  });
}

/** The entries that a page of the history tells, in words. */
export function told(page: ReadPage): string[] {
  const words = (text: string) => text.replace(/\s+/g, ' ').trim();
  return page.root.querySelectorAll('.history li').map(item =>
    item
      .querySelectorAll('p')
      .map(line => words(line.text))
      .join(' '),
  );
}
