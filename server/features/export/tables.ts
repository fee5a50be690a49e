import { asKey } from '../../i18n.ts';
import type { RecordExport } from '../../record/export.ts';
import { toCsv } from '../../web/csv.ts';
import { className } from '../../web/document-words.ts';
import type { FiledDocument } from './filed.ts';
import type { ExportVisit } from './state.ts';

/** The care history for a spreadsheet. Days are as spreadsheets read them; what the insurer wrote is in French. */
export function careTable({ t }: ExportVisit, { care }: RecordExport): string {
  const heads = ['day', 'until', 'kind', 'what', 'who', 'place', 'amount'] as const;
  return toCsv([
    heads.map(head => t(`export:care.${head}`)),
    ...care.lines.map(line => [
      line.day,
      line.until ?? '',
      t(asKey(`export:care.kinds.${line.kind}`)),
      line.what,
      line.carer,
      line.place,
      line.amount ?? '',
    ]),
  ]);
}

/** The documents for a spreadsheet, with the name of each file. */
export function documentsTable(visit: ExportVisit, documents: readonly FiledDocument[]): string {
  const { t } = visit;
  const heads = ['number', 'day', 'title', 'kind', 'category', 'author', 'place', 'version', 'file'] as const;
  return toCsv([
    heads.map(head => t(`export:table.${head}`)),
    ...documents.map(({ number, document, kind, author, file }) => [
      String(number),
      document.day,
      document.title,
      kind,
      className(t, document.classCode),
      author.isOwn ? t('documents:author.own') : author.name,
      author.place,
      String(document.version),
      file,
    ]),
  ]);
}
