import type { SessionData } from 'express-session';
import { block, unblock } from '../../record/blocking.ts';
import { restoreConsent, withdrawConsent } from '../../record/consents.ts';
import {
  declareTreatingDoctor,
  giveSameRights,
  withdrawSameRights,
  withdrawTreatingDoctor,
} from '../../record/treating-doctor.ts';
import { professionalNamed } from '../../registries/professionals-store.ts';
import type { Visit } from '../../web/context.ts';
import { wholeForm } from '../../web/forms.ts';
import type { Outcome } from '../../web/pages.ts';
import { managementPath } from '../../web/paths.ts';
import { isRecent } from '../../web/recent.ts';
import type { RecordState } from '../../web/record-guard.ts';
import { personInWords } from './people.ts';
import type { DonePage } from './session.ts';

type Done = SessionData['managementDone'];

/** How many minutes a page says what was done last, and offers « J'annule ». */
const told = 10;

const pathOf: Record<DonePage, string> = {
  hub: '',
  blocked: '/acces-bloques',
  doctor: '/medecin-traitant',
  consents: '/professionnels',
};

/** Leads to the page that says what was done. */
export function done(
  { world, request, state }: Visit<RecordState>,
  what: Omit<Done, 'recordId' | 'at'>,
): Outcome {
  const { recordId } = state.access;
  request.session.managementDone = { ...what, recordId, at: world.now().toISOString() };
  return { go: managementPath(recordId, pathOf[what.page]) };
}

function lastOn({ world, request, state }: Visit<RecordState>, page: DonePage): Done | undefined {
  const last = request.session.managementDone;
  const isHere = last?.page === page && last.recordId === state.access.recordId;
  return isHere && isRecent(world, last.at, told) ? last : undefined;
}

/** What was done a moment ago on this page, in words; nothing otherwise. */
export async function justDone(
  visit: Visit<RecordState>,
  page: DonePage,
): Promise<{ text: string; undo: boolean } | undefined> {
  const last = lastOn(visit, page);
  if (last === undefined) return undefined;
  const { what, rpps } = last;
  if (what === 'undone' || what === 'reopened')
    return { text: visit.t(`management:done.${what}`), undo: false };
  const { name } = personInWords(visit, rpps, await professionalNamed(visit.world.db, rpps));
  return { text: visit.t(`management:done.${what}`, { name }), undo: true };
}

/** « J'annule »: does the contrary of what was done last on this page. */
export async function undo(visit: Visit<RecordState>, page: DonePage): Promise<Outcome> {
  const last = lastOn(visit, page);
  const isDone = last !== undefined && (await reversed(visit, last));
  if (!isDone) return { errors: [{ field: wholeForm, key: 'common:error.changed' }] };
  return done(visit, { page, what: 'undone', rpps: last.rpps });
}

/** Gives whether it could be undone: what was changed once more since cannot. */
async function reversed({ world, state: { access } }: Visit<RecordState>, last: Done): Promise<boolean> {
  const { rpps, what, consentId = '' } = last;
  const given = (is: string): boolean => is === 'done' || is === 'already';
  if (what === 'blocked' && last.lostRights) return given(await giveSameRights(world, access, rpps));
  if (what === 'blocked') return unblock(world, access, rpps);
  if (what === 'unblocked') return given((await block(world, access, rpps)).is);
  if (what === 'doctor-declared' && last.before === undefined)
    return (await withdrawTreatingDoctor(world, access)) !== undefined;
  if (what === 'doctor-declared' || what === 'doctor-withdrawn')
    return given(await declareTreatingDoctor(world, access, last.before ?? rpps));
  if (what === 'rights-given') return withdrawSameRights(world, access, rpps);
  if (what === 'rights-withdrawn') return given(await giveSameRights(world, access, rpps));
  if (what === 'consent-given') return withdrawConsent(world, access, consentId);
  return what === 'consent-withdrawn' && restoreConsent(world, access, consentId);
}
