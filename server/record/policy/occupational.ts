import { occupationalSkills } from '../../registries/specialties.ts';
import type { ProfessionalViewer } from './viewer.ts';

/**
 * Whether somebody works in occupational medicine in this exercise (R1). Code de la santé publique, article L1111-18: the
 * record is not open to occupational medicine.
 */
export function isOccupational({ specialty }: Pick<ProfessionalViewer, 'specialty'>): boolean {
  return specialty !== null && occupationalSkills.has(specialty);
}
