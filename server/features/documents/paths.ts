/** The path of « Mes documents » of a record, or of a page below it. */
export function documentsPath(recordId: string, rest = ''): string {
  return `/dmp/${recordId}/documents${rest}`;
}
