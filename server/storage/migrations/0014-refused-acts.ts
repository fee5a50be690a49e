import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/** Creates the table of what was refused by « Ce n'est pas moi », for whoever runs the site. */
export async function up({ schema }: Kysely<Tables>): Promise<void> {
  await schema
    .createTable('refused_act')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('receipt', 'text', c => c.notNull().unique())
    .addColumn('kind', 'text', c => c.notNull())
    .addColumn('account_id', 'text', c => c.references('account.id'))
    .addColumn('refused_at', 'text', c => c.notNull())
    .execute();
  await schema.createIndex('refused_act_time').on('refused_act').columns(['refused_at', 'id']).execute();
}
