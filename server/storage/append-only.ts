import { CompiledQuery, type Kysely, PostgresAdapter } from 'kysely';
import type { Tables } from './tables.ts';

/** The one place where the two databases differ in words: a trigger that refuses UPDATE and DELETE on a table. */
export async function refuseChanges(db: Kysely<Tables>, table: keyof Tables): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  for (const statement of postgres ? postgresStatements(table) : sqliteStatements(table)) {
    await db.executeQuery(CompiledQuery.raw(statement));
  }
}

function sqliteStatements(table: string): string[] {
  return ['update', 'delete'].map(
    verb => `create trigger ${table}_no_${verb} before ${verb} on ${table}
      begin select raise(abort, '${table} is append-only'); end`,
  );
}

function postgresStatements(table: string): string[] {
  return [
    `create function ${table}_refuse() returns trigger language plpgsql as
      $$ begin raise exception '${table} is append-only'; end $$`,
    `create trigger ${table}_no_change before update or delete or truncate on ${table}
      for each statement execute function ${table}_refuse()`,
  ];
}
