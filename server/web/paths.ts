import type { EmergencyQuestion } from '../record/emergency.ts';

const questionSlugs: Record<EmergencyQuestion, string> = {
  emergency: 'professionnels',
  'centre-15': 'centre-15',
  'hidden-documents': 'documents-caches',
};

/** The path of the page that asks one of the emergency questions, which several features lead to. */
export function emergencyPath(recordId: string, question: EmergencyQuestion): string {
  return `/dmp/${recordId}/urgence/${questionSlugs[question]}`;
}
