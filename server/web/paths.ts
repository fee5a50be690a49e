import type { Request } from 'express';
import type { EmergencyQuestion } from '../record/emergency.ts';
import type { World } from '../world.ts';

const questionSlugs: Record<EmergencyQuestion, string> = {
  emergency: 'professionnels',
  'centre-15': 'centre-15',
  'hidden-documents': 'documents-caches',
};

/** The path of the page that asks one of the emergency questions, which several features lead to. */
export function emergencyPath(recordId: string, question: EmergencyQuestion): string {
  return `/dmp/${recordId}/urgence/${questionSlugs[question]}`;
}

/** The path of « Mes documents » of a record, or of a page below it. */
export function documentsPath(recordId: string, rest = ''): string {
  return `/dmp/${recordId}/documents${rest}`;
}

/** The path, after the language, of a page under « Mes informations » of a record. */
export function informationPath(recordId: string, path = ''): string {
  return `/dmp/${recordId}/informations${path}`;
}

/** The path of « Mon résumé » of a record. */
export function summaryPath(recordId: string): string {
  return `/dmp/${recordId}/resume`;
}

/** The path of « Gestion du DMP » of a record, or of a page below it. */
export function managementPath(recordId: string, rest = ''): string {
  return `/dmp/${recordId}/gestion${rest}`;
}

/** Where an account whose own record is closed is led. */
export const closedRecordPath = '/dmp-ferme';

/** The path of « Historique des accès » of a record, or of a page below it. */
export function historyPath(recordId: string, rest = ''): string {
  return `/dmp/${recordId}/historique${rest}`;
}

/** Below « Mes informations »: the files that hold the advance directives. */
export const directiveFilesPath = '/volontes/directives/fichier';

/** The path of a request after the language, without query and final slash, however deep in routers it is asked for. */
export function pathAfterLanguage({ base }: World, { originalUrl, language }: Request): string {
  const path = originalUrl.split('?')[0] ?? '';
  return path.slice(`${base}/${language.code}`.length).replace(/\/$/, '');
}
