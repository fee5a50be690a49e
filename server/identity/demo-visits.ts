import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const visitSchema = z.strictObject({
  person: z.string(),
  /** How many days before the first start: 1 at least. */
  daysAgo: z.int().min(1),
  /** On the clocks of the site's place. */
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  /** The id of a professional of the demo directory. */
  who: z.string(),
  verb: z.enum([
    'documents.listed',
    'document.read',
    'information.read',
    'care-history.read',
    'summary.read',
    'access.refused',
    'emergency.opened',
  ]),
  rule: z.string().regex(/^R\d{1,2}$/),
  /** The title of a document of the same person. */
  document: z.string().optional(),
  reason: z.string().optional(),
});

const fileSchema = z.strictObject({
  source: z.string(),
  date: z.iso.date(),
  note: z.string(),
  /** How long before the first start the records of these people were made, in days. */
  recordDaysAgo: z.int(),
  visits: z.array(visitSchema),
});

/** A professional looked into the record of a demo person. */
export type DemoVisit = z.infer<typeof visitSchema>;

/** Who looked into the records of the demo people, and how old these records are. Takes the folder of the reference tables. */
export function readDemoVisits(folder: string): {
  readonly recordDaysAgo: number;
  readonly visits: readonly DemoVisit[];
} {
  return fileSchema.parse(JSON.parse(readFileSync(join(folder, 'demo-history.json'), 'utf8')));
}
