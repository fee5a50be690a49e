import { closedRecordPath } from '../../web/paths.ts';

/** What the owner of a closed record wrote about it, or a page below it. */
export function closedComplaintsPath(rest = ''): string {
  return `${closedRecordPath}/signalements${rest}`;
}

/** The history of accesses of a record, or a page below it. */
export function historyPath(recordId: string, rest = ''): string {
  return `/dmp/${recordId}/historique${rest}`;
}

/** « Ce n'est pas normal ? » of a record, or a page below it. */
export function complaintsPath(recordId: string, rest = ''): string {
  return historyPath(recordId, `/signaler${rest}`);
}
