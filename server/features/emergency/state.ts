import { type EmergencyChoices, emergencyChoices } from '../../record/emergency.ts';
import type { Visit } from '../../web/context.ts';
import { type RecordState, recordState } from '../../web/record-guard.ts';

/** What the pages of the emergency choices know: the record, and its answers so far. */
export interface EmergencyState extends RecordState {
  readonly choices: EmergencyChoices;
}

/** Reads the record of the path and its answers. @throws Problem 404 */
export async function loadEmergency(visit: Visit): Promise<EmergencyState> {
  const state = await recordState(visit, 'govern');
  return { ...state, choices: await emergencyChoices(visit.world, state.access.recordId) };
}
