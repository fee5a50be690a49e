import { z } from 'zod';
import { alertsFor, alertsRead, type DoctorAlert } from '../../record/doctor-alerts.ts';
import { type CarerState, loadCarer } from '../../web/carer-visit.ts';
import { carerLine } from '../../web/caring.ts';
import type { Visit } from '../../web/context.ts';
import { showDate, showTime } from '../../web/dates.ts';
import { formPage } from '../../web/pages.ts';
import { recordPath } from './state.ts';

/** What the page of alerts knows. */
export interface AlertsState extends CarerState {
  readonly alerts: readonly DoctorAlert[];
}

/** What was left for whoever has signed in. @throws Problem 404 when nobody has */
export async function loadAlerts(visit: Visit): Promise<AlertsState> {
  const carer = await loadCarer(visit);
  return { ...carer, alerts: await alertsFor(visit.world, carer.viewer) };
}

/** « Mes alertes »: the records of one's patients that somebody opened in an emergency (R8). */
export const alertsPage = formPage<AlertsState, object>({
  view: 'care/alerts',
  title: 'carer:alerts.title',
  fields: z.object({}),
  about: ({ state }) => `${state.alerts.length}.${state.alerts[0]?.id ?? ''}`,
  back: () => '/soignants/accueil',
  model: visit => ({
    played: carerLine({ ...visit, state: { ...visit.state, isPlayed: false } }),
    alerts: visit.state.alerts.map(({ recordId, patient, kind, at, by }) => ({
      ...{ patient, href: visit.href(recordPath(recordId)) },
      ...{ name: by?.name ?? '', place: by?.place ?? '' },
      what: visit.t(`carer:alerts.${kind}`),
      when: `${showDate(visit, at)}, ${showTime(visit, at)}`,
    })),
  }),
  submit: async ({ world, state }, _nothing) => {
    await alertsRead(
      world,
      state.viewer,
      state.alerts.map(({ id }) => id),
    );
    return { go: '/soignants/alertes' };
  },
});
