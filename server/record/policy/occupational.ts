import type { ProfessionalViewer } from './viewer.ts';

/**
 * The specialties of occupational medicine, as JDV_J01_XdsAuthorSpecialty_CISIS names them (2024-12-13): the diploma
 * (SM25), the certificate (C41) and the capacity (CAPA11). Code de la santé publique, article L1111-18: the record is
 * not open to occupational medicine.
 */
const occupationalSpecialties: ReadonlySet<string | null> = new Set(['SM25', 'C41', 'CAPA11']);

/** Whether somebody works in occupational medicine in this exercise (R1). */
export function isOccupational({ specialty }: Pick<ProfessionalViewer, 'specialty'>): boolean {
  return occupationalSpecialties.has(specialty);
}
