import type { JournalEvent } from '../record/journal-entry.ts';
import { isOccupational } from '../record/policy/occupational.ts';
import type { ProfessionalViewer } from '../record/policy/viewer.ts';
import { professionOf } from '../registries/specialties.ts';
import type { Tables } from '../storage/tables.ts';
import type { World } from '../world.ts';
import { agentOf } from './openid/agents.ts';

/** Where a record is created for a patient: a professional's page, the counter, or a professional's own software. */
export type DeskKind = Tables['record_creation']['desk'];

/** Who creates a record for a patient: a professional in the place where they work, or an agent of the counter. */
export type Creator =
  | { readonly desk: 'professional'; readonly viewer: ProfessionalViewer }
  /** `software`: the program, as the issuer of its token names it. */
  | { readonly desk: 'software'; readonly viewer: ProfessionalViewer; readonly software: string }
  | { readonly desk: 'counter'; readonly agentId: string };

/**
 * Whether somebody may create records for patients (product rules, §6): a professional with a profession that the tables
 * know, but not in occupational medicine (R1); an agent of the counter, but no volunteer and nobody who runs the site.
 */
export async function mayCreateForPatients(world: World, by: Creator): Promise<boolean> {
  if (by.desk === 'counter') return (await agentOf(world, by.agentId))?.roles.includes('agent') ?? false;
  const { system, code } = by.viewer.profession;
  return professionOf(system, code) !== undefined && !isOccupational(by.viewer);
}

/** The number (RPPS) of a professional, the id of an agent. */
export const creatorId = (by: Creator): string => (by.desk === 'counter' ? by.agentId : by.viewer.id);

/** The place of a professional; nothing for an agent. */
export const exerciseOf = (by: Creator): string | undefined =>
  by.desk === 'counter' ? undefined : by.viewer.exerciseId;

/** Who acts and which way they came in, as the journal writes it. */
export function tracedCreator(by: Creator): Pick<JournalEvent, 'actor' | 'exercise' | 'channel'> {
  const kind = by.desk === 'counter' ? 'agent' : 'professional';
  const channel = by.desk === 'software' ? 'software' : 'web';
  return { actor: { kind, id: creatorId(by) }, exercise: exerciseOf(by), channel };
}
