import { type EmergencyCard, emergencyCardOf } from '../../record/emergency-card.ts';
import type { Visit } from '../../web/context.ts';
import { type RecordState, recordState } from '../../web/record-guard.ts';

/** What the pages of the emergency card know. */
export interface CardState extends RecordState {
  readonly card: EmergencyCard;
}

/** Reads the card of the record of the path. @throws Problem 404, AccessError for anybody but the record's owner */
export async function loadCard(visit: Visit): Promise<CardState> {
  const state = await recordState(visit);
  return { ...state, card: await emergencyCardOf(visit.world, state.access) };
}

/** The path, after the language, of a page of the card. */
export function cardPath({ access }: RecordState, page = ''): string {
  return `/dmp/${access.recordId}/carte${page}`;
}
