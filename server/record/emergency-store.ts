import type { Database } from '../storage/dialect.ts';
import { keptQuery } from '../storage/kept-query.ts';
import type { Tables, Trx } from '../storage/tables.ts';

export type ChoiceRow = Tables['emergency_choice'];

const choiceRows = keptQuery(['recordId'], (db, at) =>
  db.selectFrom('emergency_choice').selectAll().where('record_id', '=', at.recordId),
);

export async function choicesOf(db: Database | Trx, recordId: string): Promise<ChoiceRow[]> {
  return choiceRows(db, { recordId });
}

export async function putChoice(trx: Trx, row: ChoiceRow): Promise<void> {
  const { answer, confirmed, answered_at } = row;
  await trx
    .insertInto('emergency_choice')
    .values(row)
    .onConflict(conflict =>
      conflict.columns(['record_id', 'question']).doUpdateSet({ answer, confirmed, answered_at }),
    )
    .execute();
}

export async function dropChoice(trx: Trx, recordId: string, question: ChoiceRow['question']): Promise<void> {
  await trx
    .deleteFrom('emergency_choice')
    .where('record_id', '=', recordId)
    .where('question', '=', question)
    .execute();
}
