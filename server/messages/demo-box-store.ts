import type { Selectable } from 'kysely';
import type { Database } from '../storage/dialect.ts';
import type { Tables, Trx } from '../storage/tables.ts';

type Row = Selectable<Tables['demo_message']>;

/** Adds a copy to the message box. A second time changes nothing. */
export async function insertDemoMessage(trx: Trx, message: Row): Promise<void> {
  await trx
    .insertInto('demo_message')
    .values(message)
    .onConflict(conflict => conflict.column('id').doNothing())
    .execute();
}

/** The `most` newest messages; `letter_id` is there as long as the letter can be printed. */
export function findDemoMessages(db: Database, most: number): Promise<Row[]> {
  return db
    .selectFrom('demo_message')
    .leftJoin('post_letter', join =>
      join.onRef('post_letter.id', '=', 'demo_message.letter_id').on('post_letter.sealed', 'is not', null),
    )
    .select([
      'demo_message.id',
      'demo_message.channel',
      'demo_message.kind',
      'demo_message.sealed',
      'post_letter.id as letter_id',
      'demo_message.created_at',
    ])
    .orderBy('demo_message.created_at', 'desc')
    .orderBy('demo_message.id')
    .limit(most)
    .execute();
}
