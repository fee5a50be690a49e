import { translator } from '../../i18n.ts';
import { gatherExport, type RecordExport } from '../../record/export.ts';
import { summaryOf } from '../../record/fhir/summary.ts';
import type { ArchiveFile } from './archive.ts';
import { filesOf } from './document-files.ts';
import { fileDocuments } from './filed.ts';
import { historyArchive } from './history-files.ts';
import { type Gathered, indexPage } from './index-file.ts';
import type { ExportVisit } from './state.ts';
import { summaryWords } from './summary-words.ts';
import { careTable, documentsTable } from './tables.ts';

/** Reads everything of the record but the bytes of its documents. */
export async function gather(visit: ExportVisit): Promise<Gathered> {
  const { world, state } = visit;
  const exported = await gatherExport(world, state.access);
  return {
    exported,
    documents: await fileDocuments(visit, exported.documents),
    parts: state.words.informationInWords(visit, exported.information.all, state.accountId),
  };
}

/** Every file of the archive, in the order in which a person would look at them. */
export async function* filesOfArchive(visit: ExportVisit, gathered: Gathered): AsyncGenerator<ArchiveFile> {
  const { exported, documents } = gathered;
  const written = (name: string, content: string): ArchiveFile => ({
    ...{ name, content },
    isPackable: true,
    at: exported.at,
  });
  yield written('README.txt', readme(visit));
  yield written('index.html', await indexPage(visit, gathered));
  yield written('documents.csv', documentsTable(visit, documents));
  yield written('historique-des-soins.csv', careTable(visit, exported));
  yield written('ips.json', summary(visit, gathered));
  yield* historyArchive(visit, exported.at);
  for (const document of documents) yield* filesOf(visit, document, exported.owner);
}

/** Plain text that every device opens: the mark in front and the ends of lines are for old ones. */
function readme({ language }: ExportVisit): string {
  const text = translator(language.code)('export:readme');
  return `\ufeff${text.replaceAll('\n', '\r\n')}\r\n`;
}

function summary(visit: ExportVisit, gathered: Gathered): string {
  const { config } = visit.world;
  const exported: RecordExport = gathered.exported;
  const bundle = summaryOf(exported, {
    recordId: visit.state.access.recordId,
    keeper: config.operatorName,
    isTest: config.demo,
    words: summaryWords(visit, gathered),
  });
  return JSON.stringify(bundle, undefined, 2);
}
