import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExportVisit } from './state.ts';

/** How the pages of an archive look: written into each of them, for nothing is fetched. */
const style = readFileSync(
  join(import.meta.dirname, '..', '..', '..', 'views', 'features', 'export', 'file', 'style.css'),
  'utf8',
);

/** A piece of a page of an archive, by its view. */
export function pieceOfArchive({ web, world, language }: ExportVisit, view: string, model: object): string {
  return web.templates.render(`features/export/file/${view}`, { language, base: world.base }, model);
}

/** A whole page that is read from a disk: no script, nothing from anywhere else. `home`: the way to the first page. */
export function pageOfArchive(
  visit: ExportVisit,
  page: { readonly view: string; readonly title: string; readonly home: string; readonly model: object },
): string {
  const { title, home } = page;
  const body = pieceOfArchive(visit, page.view, page.model);
  return pieceOfArchive(visit, 'frame', { title, home, body, style: `<style>\n${style}</style>` });
}
