import type { RequestHandler } from 'express';
import { todayIn } from '../../identity/calendar.ts';
import { type CreationCount, countCreations } from '../../identity/record-creations-store.ts';
import { type CarerState, loadCarer } from '../../web/carer-visit.ts';
import type { Visit, Web } from '../../web/context.ts';
import { toCsv } from '../../web/csv.ts';
import { showPartialDate } from '../../web/dates.ts';
import { type Page, visitOf } from '../../web/pages.ts';

const rowsOf = (visit: Visit<CarerState>): Promise<CreationCount[]> =>
  countCreations(visit.world.db, visit.state.exercise.rpps);

/** How many records a professional created, by month and place: each is paid 1 € (the pharmacists' leaflet). No patient is named. */
export const countPage: Page<CarerState> = {
  view: 'creating/count',
  title: 'creating:count.title',
  back: () => '/soignants/accueil',
  model: async visit => {
    const rows = await rowsOf(visit);
    return {
      rows: rows.map(({ month, place, count }) => ({
        ...{ place, count: String(count), month: showPartialDate(visit.language, month) },
      })),
      total: String(rows.reduce((sum, { count }) => sum + count, 0)),
      file: visit.href('/soignants/creations/fichier'),
      create: visit.href('/soignants/creer'),
    };
  },
};

/** The same as a table for a spreadsheet. */
export function countFile(web: Web): RequestHandler {
  return async (request, response) => {
    const bare = visitOf(web, request, undefined);
    const visit = { ...bare, state: await loadCarer(bare) };
    const { t } = visit;
    const heads = [
      t('creating:count.month'),
      t('creating:count.place'),
      t('creating:count.number'),
      t('creating:count.euros'),
    ];
    const rows = (await rowsOf(visit)).map(({ month, place, count }) => [
      ...[month, place, String(count), String(count)],
    ]);
    response
      .set('Cache-Control', 'no-store')
      .attachment(`creations-${todayIn(web.world)}.csv`)
      .type('text/csv; charset=utf-8')
      .send(toCsv([heads, ...rows]));
  };
}
