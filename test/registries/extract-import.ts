import {
  type DirectoryCounts,
  type DirectoryOptions,
  importDirectory,
} from '../../server/registries/directory/import.ts';
import { searchDirectory } from '../../server/registries/directory-search-store.ts';
import type { World } from '../../server/world.ts';
import { type ExtractLine, extractOf } from '../support/extract.ts';
import { bytesOf } from '../support/people-file.ts';

/** Imports an extract whole; gives the counts that are not 0, and the remarks as `line: text`. */
export async function importExtract(
  world: World,
  file: string | Uint8Array | readonly ExtractLine[],
  options: Partial<DirectoryOptions> & { readonly pieces?: number } = {},
) {
  const bytes = typeof file === 'string' || file instanceof Uint8Array ? file : extractOf(file);
  const totals: Partial<DirectoryCounts> = {};
  const remarks: string[] = [];
  const how = { isComplete: false, isForced: false, ...options };
  for await (const step of importDirectory(world, () => bytesOf(bytes, options.pieces), how)) {
    for (const [name, count] of Object.entries(step.counts) as [keyof DirectoryCounts, number][])
      if (count > 0) totals[name] = (totals[name] ?? 0) + count;
    remarks.push(...step.remarks.map(({ line, text }) => `${line}: ${text}`));
  }
  return { counts: totals, remarks };
}

/** Everything in the tables of the directory. */
export async function directoryRows(world: World) {
  const tables = ['professional', 'exercise', 'directory_entry', 'directory_word', 'directory_key'] as const;
  const rows = await Promise.all(tables.map(table => world.db.selectFrom(table).selectAll().execute()));
  return rows.map(some => some.map(row => JSON.stringify(row)).sort());
}

/** The places of somebody, in order. */
export async function placesOf(world: World, rpps: string) {
  const columns = ['id', 'specialty', 'structure', 'structure_id', 'postcode', 'town', 'region'] as const;
  const own = world.db.selectFrom('exercise').select(columns).where('rpps', '=', rpps);
  return own.orderBy('structure').orderBy('specialty').execute();
}

/** The numbers of those whom the search finds. */
export async function found(world: World, name: string, town = ''): Promise<string[]> {
  const { people } = await searchDirectory(world.db, { name, town, from: 0, count: 50 });
  return people.map(({ rpps }) => rpps);
}
