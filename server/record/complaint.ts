import { z } from 'zod';
import type { RecordKey } from '../storage/keys.ts';
import type { Trx } from '../storage/tables.ts';
import { day } from '../storage/time.ts';
import type { World } from '../world.ts';
import type { ComplaintRow } from './complaints-store.ts';
import { recordKeyOf } from './records.ts';

/** « J'ai une question », « Je fais une réclamation ». Neither says anything of a person's health. */
export const complaintKinds = ['question', 'complaint'] as const;
export type ComplaintKind = (typeof complaintKinds)[number];

/** The site promises an answer within this time. */
export const answerWithin = 15 * day;
const complaintWords = z.object({
  text: z.string(),
  /** The professional (RPPS) who was blocked in the same step; an empty text for nobody. */
  blocked: z.string(),
  answer: z.string(),
});
export type ComplaintWords = z.infer<typeof complaintWords>;

/** A complaint without what it says: what a list shows. */
export interface ComplaintHead {
  readonly id: string;
  readonly recordId: string;
  readonly accountId: string;
  /** The number that the person holds: `K7P-M2R-TX4`. */
  readonly receipt: string;
  readonly kind: ComplaintKind;
  /** The number of the entry it is about, in the record's chain. */
  readonly seq: number | undefined;
  /** The language the person wrote on the site in. */
  readonly language: string;
  readonly state: ComplaintRow['state'];
  readonly createdAt: Date;
  readonly answeredAt: Date | undefined;
  /** By when the answer is promised. */
  readonly answerBy: Date;
}

/** A whole complaint, opened. */
export type Complaint = ComplaintHead & ComplaintWords;

/** Seals what a complaint says under the record's own key. */
export function sealWords(key: RecordKey, id: string, words: ComplaintWords): string {
  return key.seal(placeOf(id), JSON.stringify(words));
}

/** Opens a row. @throws SealError when the record's key was destroyed */
export async function openComplaint(
  world: World,
  db: Trx | World['db'],
  row: ComplaintRow,
): Promise<Complaint> {
  const key = await recordKeyOf(world, db, row.record_id);
  return { ...headOf(row), ...complaintWords.parse(JSON.parse(key.open(placeOf(row.id), row.sealed))) };
}

const placeOf = (id: string): string => `complaint:${id}`;

/** What a list tells of a row. */
export function headOf(row: Omit<ComplaintRow, 'sealed'>): ComplaintHead {
  const createdAt = new Date(row.created_at);
  return {
    ...{ id: row.id, recordId: row.record_id, accountId: row.account_id, receipt: row.receipt },
    ...{ kind: row.kind, seq: row.entry_seq ?? undefined, language: row.language, state: row.state },
    ...{ createdAt, answerBy: new Date(createdAt.getTime() + answerWithin) },
    answeredAt: row.answered_at === null ? undefined : new Date(row.answered_at),
  };
}
