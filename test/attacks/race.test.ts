import { expect, test } from 'vitest';
import { carers, type Played, play } from '../features/acting/acting.ts';
import { anthony, homeOf } from '../features/people.ts';
import { agree, receive } from '../support/carers.ts';
import { look } from '../support/history.ts';
import { signIn } from '../support/journeys.ts';
import type { Reader } from '../support/reader.ts';
import { freshSite, type TestSite } from '../support/site.ts';

/** How many readings are under way at any moment, and how many more begin once the act was answered. */
const [atOnce, after] = [12, 24];

/** The entries of the nurse and of the owner, with their numbers, since the race began. */
async function entriesSince({ world }: TestSite, recordId: string, before: number) {
  return world.db
    .selectFrom('journal_entry')
    .select(['seq', 'verb', 'object_id'])
    .where('chain', '=', recordId)
    .where('seq', '>', before)
    .orderBy('seq')
    .execute();
}

async function lastSeq({ world }: TestSite, recordId: string): Promise<number> {
  const head = world.db.selectFrom('journal_entry').select('seq').where('chain', '=', recordId);
  return (await head.orderBy('seq', 'desc').limit(1).executeTakeFirstOrThrow()).seq;
}

interface Answer {
  readonly status: number;
  readonly beganAfter: boolean;
}

/** Reads over and over, in many requests at once, until told to stop. Notes the status of each, and whether it began after `isOver`. */
async function readings(
  nurse: Played,
  path: string,
  { answers, isOver }: { answers: Answer[]; isOver: () => boolean },
): Promise<void> {
  let left = after;
  const one = async (): Promise<void> => {
    const reader = nurse.reader.twin();
    while (left > 0) {
      const beganAfter = isOver();
      if (beganAfter) left -= 1;
      answers.push({ status: (await reader.open(path)).status, beganAfter });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
}

interface Race {
  readonly name: string;
  /** The entry that the patient's act leaves. */
  readonly verb: string;
  /** Opens the page, so that one press is left. Gives the press. */
  ready(at: {
    site: TestSite;
    reader: Reader;
    home: string;
    document: string;
  }): Promise<() => Promise<unknown>>;
}

const races: readonly Race[] = [
  {
    name: 'blocking',
    verb: 'professional.blocked',
    ready: async ({ reader, home }) => {
      await reader.open(`${home}/gestion/acces-bloques/bloquer/${carers.nurse}`);
      return () => reader.submit({}, { name: 'act', value: 'block' });
    },
  },
  {
    name: 'a complaint that blocks',
    verb: 'professional.blocked',
    ready: async ({ site, reader, home }) => {
      const recordId = home.split('/').at(-1) ?? '';
      const seq = await look(site.world, recordId, {
        who: carers.nurse,
        verb: 'documents.listed',
        rule: 'R7',
      });
      await reader.open(`${home}/historique/signaler/${seq}`);
      return () => reader.submit({ kind: 'complaint', text: 'Je ne la connais pas.', block: 'yes' });
    },
  },
  {
    name: 'hiding',
    verb: 'document.hidden',
    ready: async ({ reader, home, document }) => {
      await reader.open(`${home}/documents/${document}/interdire`);
      return () => reader.submit();
    },
  },
  {
    name: 'taking an agreement back',
    verb: 'consent.withdrawn',
    ready: async ({ site, reader, home }) => {
      const given = site.world.db.selectFrom('consent').select('id').where('rpps', '=', carers.nurse);
      const { id } = await given
        .where('record_id', '=', home.split('/').at(-1) ?? '')
        .executeTakeFirstOrThrow();
      await reader.open(`${home}/gestion/professionnels/${id}/retirer`);
      return () => reader.submit();
    },
  },
];

test.each(races)(
  '$name and many readings at once: none succeeds after its answer, and each that did is traced',
  async ({ verb, ready }) => {
    const site = await freshSite();
    const { reader } = await signIn(site, anthony);
    const home = await homeOf(reader);
    const nurse = await play(site, 'nurse');
    const { recordId } = nurse;
    await agree(site.world, { viewer: { id: carers.nurse }, recordId });
    const document = await receive(site.world, { recordId });
    const press = await ready({ site, reader, home, document });
    await nurse.open(`/documents/${document}`);
    const before = await lastSeq(site, recordId);
    let isOver = false;
    const answers: Answer[] = [];
    const path = `${nurse.home}/documents/${document}`;
    const reading = readings(nurse, path, { answers, isOver: () => isOver });
    await expect.poll(() => answers.length, { timeout: 10_000 }).toBeGreaterThan(3);
    await press();
    isOver = true;
    await reading;
    const given = answers.filter(({ status }) => status === 200);
    const refused = answers.filter(({ status }) => status === 404);
    expect(given.length + refused.length).toBe(answers.length);
    expect(given.length).toBeGreaterThan(0);
    expect(given.filter(({ beganAfter }) => beganAfter)).toEqual([]);
    const entries = await entriesSince(site, recordId, before);
    const read = entries.filter(entry => entry.verb === 'document.read');
    expect(read).toHaveLength(given.length);
    const act = entries.find(entry => entry.verb === verb)?.seq ?? 0;
    expect(act).toBeGreaterThan(0);
    expect(Math.max(...read.map(({ seq }) => seq))).toBeLessThan(act);
    const tried = entries.filter(entry => entry.verb === 'access.refused');
    expect(tried).toHaveLength(Math.min(60, refused.length));
    expect(Math.min(...tried.map(({ seq }) => seq))).toBeGreaterThan(act);
  },
);
