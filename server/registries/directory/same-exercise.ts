/** What tells one exercise of a professional from another. */
export interface ExerciseIdentity {
  readonly specialty: string | null;
  readonly structure: string;
  readonly structureId: string | null;
  readonly postcode: string;
}

/**
 * Whether two exercises of one professional are the same one: the same specialty in the same structure, by its identifier
 * where both have one, else by its name and postcode. Consents and openings name an exercise by its id, so an import must
 * find it again.
 */
export function isSameExercise(one: ExerciseIdentity, other: ExerciseIdentity): boolean {
  if (one.specialty !== other.specialty) return false;
  if (one.structureId !== null && other.structureId !== null) return one.structureId === other.structureId;
  return one.structure === other.structure && one.postcode === other.postcode;
}
