import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Trx } from '../storage/tables.ts';
import { after, day, dayIn } from '../storage/time.ts';
import type { World } from '../world.ts';
import { careKinds, type NewCareLine, receiveCare } from './care-history.ts';

const days = z.int().min(0);
const lineSchema = z.strictObject({
  person: z.string(),
  daysAgo: days,
  /** How many nights a stay lasted. */
  nights: days.optional(),
  kind: z.enum(careKinds),
  what: z.string(),
  carer: z.string().default(''),
  place: z.string().default(''),
  amount: z.string().optional(),
});
const fileSchema = z.strictObject({ source: z.string(), note: z.string(), lines: z.array(lineSchema) });

/** Takes the care of a demo person from the folder of the reference tables; its days are told from today. */
export async function putDemoCare(
  trx: Trx,
  world: World,
  { folder, person, recordId }: { folder: string; person: string; recordId: string },
): Promise<void> {
  const text = readFileSync(join(folder, 'demo-care.json'), 'utf8');
  const all = fileSchema.parse(JSON.parse(text)).lines;
  const dayOf = (daysAgo: number) =>
    dayIn(world.config.timeZone, new Date(after(world.now(), -daysAgo * day)));
  const lines = all.flatMap(({ person: whose, daysAgo, nights = 0, ...said }): NewCareLine[] => {
    if (whose !== person) return [];
    return [
      {
        ...said,
        day: dayOf(daysAgo),
        until: nights === 0 ? undefined : dayOf(Math.max(daysAgo - nights, 0)),
      },
    ];
  });
  const by = { kind: 'site', id: 'site' } as const;
  await receiveCare(trx, world, { recordId, source: 'register', lines, by, channel: 'web' });
}
