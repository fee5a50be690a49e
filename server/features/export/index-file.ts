import { setImmediate as turn } from 'node:timers/promises';
import { asKey } from '../../i18n.ts';
import { documentClasses } from '../../record/document-types.ts';
import { emergencyQuestions } from '../../record/emergency.ts';
import type { RecordExport } from '../../record/export.ts';
import { groupNir } from '../../registries/nir.ts';
import { sizeInWords } from '../../web/cda/words.ts';
import { showDate, showPartialDate, showTime } from '../../web/dates.ts';
import { className } from '../../web/document-words.ts';
import type { PartInWords } from '../../web/record-words.ts';
import { endingOf, linkTo } from './file-names.ts';
import type { FiledDocument } from './filed.ts';
import { hasHistory, historyFiles } from './history-files.ts';
import { pageOfArchive, pieceOfArchive } from './html.ts';
import type { ExportVisit } from './state.ts';

/** What the archive is made from. */
export interface Gathered {
  readonly exported: RecordExport;
  readonly documents: readonly FiledDocument[];
  readonly parts: readonly PartInWords[];
}

/** The first page of the archive: the whole record, with a link to each file. */
export async function indexPage(visit: ExportVisit, gathered: Gathered): Promise<string> {
  const { exported, documents, parts } = gathered;
  const { t, language } = visit;
  const group = (name: PartInWords['group']) => parts.filter(part => part.group === name);
  const model = {
    ...{ date: showDate(visit, exported.at), time: showTime(visit, exported.at) },
    who: whoRows(visit, exported),
    health: group('health').map(part => pieceOfArchive(visit, 'part', part)),
    measures: group('measures'),
    wishes: group('wishes').map(part => pieceOfArchive(visit, 'part', part)),
    choices: emergencyQuestions.map(question => ({
      label: t(`emergency:${question}.row`),
      value: t(asKey(`emergency:overview.answer-${answerOf(exported, question)}`)),
    })),
    classes: await classesOf(visit, documents),
    history: hasHistory(visit) ? historyFiles : undefined,
    since: showPartialDate(language, exported.care.since),
    care: exported.care.lines.map(line => ({
      ...line,
      day: showPartialDate(language, line.day),
      until: line.until === undefined ? '' : showPartialDate(language, line.until),
      kind: t(asKey(`export:care.kinds.${line.kind}`)),
    })),
  };
  return pageOfArchive(visit, { view: 'index', title: t('export:file.title'), home: '', model });
}

function answerOf({ choices }: RecordExport, question: (typeof emergencyQuestions)[number]): string {
  const answer = choices[question];
  if (answer === undefined) return 'unanswered';
  return answer.yes ? 'yes' : 'no';
}

function whoRows({ t, language }: ExportVisit, { owner, doctor }: RecordExport) {
  const place = doctor === undefined || doctor.place === '' ? '' : `, ${doctor.place}`;
  return [
    { label: t('card:parts.name'), value: `${owner.givenName} ${owner.familyName}` },
    { label: t('card:parts.born'), value: showPartialDate(language, owner.birthDate) },
    { label: t('export:file.number'), value: groupNir(owner.nir), ltr: true },
    ...(doctor === undefined ? [] : [{ label: t('card:parts.doctor'), value: `${doctor.name}${place}` }]),
  ];
}

/** The documents by category, in the order of the pages; the codes of no category come last, together. */
async function classesOf(visit: ExportVisit, documents: readonly FiledDocument[]) {
  const known = documentClasses.map(({ code }) => code);
  const byClass = Map.groupBy(documents, ({ document }) =>
    known.includes(document.classCode) ? document.classCode : '',
  );
  const classes: { name: string; documents: ReturnType<typeof shown>[] }[] = [];
  for (const code of [...known, '']) {
    const own = byClass.get(code) ?? [];
    const rows: ReturnType<typeof shown>[] = [];
    for (const filed of own) {
      rows.push(shown(visit, filed));
      if (rows.length % 100 === 0) await turn();
    }
    if (rows.length > 0) classes.push({ name: className(visit.t, code), documents: rows });
  }
  return classes;
}

function shown(visit: ExportVisit, { document, kind, author, file, page, earlier }: FiledDocument) {
  const { language, world } = visit;
  const reader = { language, timeZone: world.config.timeZone };
  return {
    title: document.title,
    day: showPartialDate(language, document.day),
    kind,
    author: pieceOfArchive(visit, 'author', { author }),
    href: linkTo(page ?? file),
    file: page === undefined ? '' : linkTo(file),
    // Kept apart from a sentence that runs the other way.
    format: `\u2068${endingOf(document.format).toUpperCase()}\u2069`,
    size: sizeInWords(document.content.bytes, reader),
    isHidden: document.isHidden,
    earlier: earlier.map(({ version, file: before }) => ({
      href: linkTo(before),
      number: version.number,
      title: version.title,
      day: showDate(visit, version.writtenAt),
    })),
  };
}
