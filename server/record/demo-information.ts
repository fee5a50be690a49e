import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Trx } from '../storage/tables.ts';
import { after, day, dayIn } from '../storage/time.ts';
import type { World } from '../world.ts';
import { type Author, placeOf, sealedText } from './information.ts';
import { type InformationData, informationSchema } from './information-kinds.ts';
import { insertRow } from './information-store.ts';
import { appendEntry } from './journal.ts';
import { measures, measureUnits } from './measures.ts';
import { recordKeyOf } from './records.ts';

const ago = z.int().min(0);
/** `self`, or the id of a professional of the demo directory. */
const by = z.string().regex(/^[a-z-]+$/);
const itemSchema = z.strictObject({
  person: z.string(),
  by,
  daysAgo: ago,
  data: z.record(z.string(), z.union([z.string(), z.boolean(), z.number()])),
});
const seriesSchema = z.strictObject({
  person: z.string(),
  by,
  measure: z.enum(measures),
  unit: z.enum(measureUnits),
  /** How many days ago, the number, and the second number of a blood pressure. */
  values: z.array(z.union([z.tuple([ago, z.number()]), z.tuple([ago, z.number(), z.number()])])),
});
const fileSchema = z.strictObject({
  source: z.string(),
  date: z.iso.date(),
  note: z.string(),
  items: z.array(itemSchema),
  series: z.array(seriesSchema),
});

/** One thing of a demo person as it is put into their record. */
export interface DemoItem {
  readonly person: string;
  readonly by: string;
  readonly daysAgo: number;
  readonly data: InformationData;
}

const forms = { day: 10, month: 7, year: 4 } as const;
const relative = /^(day|month|year)-(\d+)$/;

/**
 * Reads what the demo people and their professionals have written, in the order of its parts; `dayOf` gives the day
 * (YYYY-MM-DD) of so many days ago. @throws when the file is not as described
 */
export function readDemoInformation(folder: string, dayOf: (daysAgo: number) => string): DemoItem[] {
  const file = fileSchema.parse(JSON.parse(readFileSync(join(folder, 'demo-information.json'), 'utf8')));
  const filled = (text: string): string => {
    const [, form = 'day', days = ''] = relative.exec(text) ?? [];
    return days === ''
      ? text
      : dayOf(Number(days)).slice(0, forms[z.enum(['day', 'month', 'year']).parse(form)]);
  };
  const items = file.items.map(({ data, ...said }) => {
    const words = Object.entries(data).map(([name, value]) => {
      return [name, typeof value === 'string' ? filled(value) : value];
    });
    return { ...said, data: informationSchema.parse(Object.fromEntries(words)) };
  });
  const measured = file.series.flatMap(({ person, by: author, values, ...what }) =>
    values.map(([daysAgo, value, second]) => {
      const data = { kind: 'measure', ...what, value, second, when: dayOf(daysAgo), note: '' };
      return { person, by: author, daysAgo, data: informationSchema.parse(data) };
    }),
  );
  return [...items, ...measured];
}

/**
 * Puts into the record of a demo person what the reference tables say of them, each thing as written at its time.
 * `numbers`: the numbers (RPPS) of the demo professionals by their ids.
 * @throws when an author is not in the directory
 */
export async function putDemoInformation(
  trx: Trx,
  world: World,
  whose: {
    folder: string;
    person: string;
    recordId: string;
    accountId: string;
    numbers: ReadonlyMap<string, string>;
  },
): Promise<void> {
  const { folder, person, recordId } = whose;
  const at = (daysAgo: number): Date => new Date(after(world.now(), -daysAgo * day));
  const all = readDemoInformation(folder, daysAgo => dayIn(world.config.timeZone, at(daysAgo)));
  const key = await recordKeyOf(world, trx, recordId);
  for (const [place, { daysAgo, data, by: name }] of all.filter(one => one.person === person).entries()) {
    const author = authorOf(name, whose);
    // Written at its own time, though it comes in today.
    const then: World = { ...world, now: () => at(daysAgo) };
    const id = await insertRow(trx, then, {
      ...{ record_id: recordId, kind: data.kind, position: place + 1, document_id: null },
      ...{ author_kind: author.kind, author_id: author.id },
      sealed: of => key.seal(placeOf(of), sealedText(data)),
    });
    const object = { kind: 'information', id } as const;
    const entry = { actor: author, recordId, object, verb: 'information.added', channel: 'web' } as const;
    await appendEntry(trx, world, { ...entry, details: { kind: data.kind } });
  }
}

function authorOf(name: string, who: { accountId: string; numbers: ReadonlyMap<string, string> }): Author {
  if (name === 'self') return { kind: 'account', id: who.accountId };
  const rpps = who.numbers.get(name);
  if (rpps === undefined) throw new Error(`The demo directory has no ${name}.`);
  return { kind: 'professional', id: rpps };
}
