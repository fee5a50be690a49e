import { readHead } from '../../../server/record/journal-store.ts';
import { recordOf } from '../../../server/record/records.ts';
import { Reader, type ReadPage } from '../../support/reader.ts';
import type { TestSite } from '../../support/site.ts';

/** Professionals of the demo directory, by their number. `gp` treats Anthony and Claude, `author` wrote about Anthony. */
export const carers = {
  gp: '99900000045',
  cardiologist: '99900000094',
  nurse: '99900000318',
  author: '99900000326',
  physiotherapist: '99900000458',
  emergency: '99900000177',
  regulator: '99900000185',
  occupational: '99900000193',
} as const;

/** The address of the page of somebody who is played, before one record. */
export interface Played {
  readonly reader: Reader;
  readonly exerciseId: string;
  readonly recordId: string;
  readonly home: string;
  /** The number of the last entry of the record's history before: what the demo tells of earlier days. */
  readonly before: number;
  open(rest?: string): Promise<ReadPage>;
}

/** Plays a professional before the record of a demo person, in a browser of their own. */
export async function play(
  site: TestSite,
  who: keyof typeof carers,
  { family = 'CORSE', language = 'fr' } = {},
): Promise<Played> {
  const recordId = await recordIdOf(site, family);
  const { id: exerciseId } = await site.world.db
    .selectFrom('exercise')
    .select('id')
    .where('rpps', '=', carers[who])
    .executeTakeFirstOrThrow();
  const { seq: before } = await readHead(site.world.db, recordId);
  const reader = new Reader(site.origin);
  const home = `/${language}/demo/professionnels/${exerciseId}/${recordId}`;
  return { reader, exerciseId, recordId, home, before, open: (rest = '') => reader.open(home + rest) };
}

/** The record of the demo person with this family name. */
export async function recordIdOf({ world }: TestSite, family: string): Promise<string> {
  for (const { id } of await world.db.selectFrom('insured').select('id').execute()) {
    const person = await world.register.find(id);
    const record = person?.familyName === family ? await recordOf(world, id) : undefined;
    if (record !== undefined) return record.id;
  }
  throw new Error(`No record of ${family}.`);
}

/** The titles that a list shows. */
export const titles = (page: ReadPage): string[] =>
  page.root.querySelectorAll('.documents h2').map(title => title.text.trim());

/** What the professional did in the record, as verb and rule: nothing of how the demo was filled. */
export async function acts({ world }: TestSite, { exerciseId, recordId, before }: Played): Promise<string[]> {
  const entries = await world.db
    .selectFrom('journal_entry')
    .select(['verb', 'rule'])
    .where('record_id', '=', recordId)
    .where('exercise', '=', exerciseId)
    .where('seq', '>', before)
    .orderBy('seq')
    .execute();
  return entries.map(({ verb, rule }) => `${verb} ${rule}`);
}
