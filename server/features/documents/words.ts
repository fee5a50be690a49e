import { ownTypes } from '../../record/document-types.ts';
import { type Document, isOwn } from '../../record/documents.ts';
import type { RecordAccess } from '../../record/records.ts';
import type { Visit } from '../../web/context.ts';
import { showPartialDate } from '../../web/dates.ts';
import { className, ownTypeName, typeName } from '../../web/document-words.ts';
import { specialtyName, type Words } from '../../web/profession-words.ts';
import { documentsPath } from './paths.ts';

/** Who wrote a document, as a page says it: the patient is « vous ». */
export interface AuthorWords {
  readonly isOwn: boolean;
  readonly name: string;
  readonly place: string;
  readonly does: Words | undefined;
}

/** Says who wrote a document. */
export function authorInWords(visit: Visit<unknown>, access: RecordAccess, document: Document): AuthorWords {
  const { name, place, specialty } = document.author;
  const does = specialty === undefined ? undefined : specialtyName(visit.t, specialty);
  return { isOwn: isOwn(access, document), name, place, does };
}

/** What kind of document it is: in the words of the patient's own choice where they chose it. */
export function kindInWords({ t }: Visit<unknown>, access: RecordAccess, document: Document): string {
  const isChosen = isOwn(access, document) && ownTypes.some(({ code }) => code === document.typeCode);
  return isChosen ? ownTypeName(t, document.typeCode) : typeName(t, document.typeCode);
}

/** A document as a list shows it. */
export function rowOf(visit: Visit<unknown>, access: RecordAccess, document: Document) {
  return {
    href: visit.href(documentsPath(access.recordId, `/${document.id}`)),
    title: document.title,
    type: kindInWords(visit, access, document),
    className: className(visit.t, document.classCode),
    day: showPartialDate(visit.language, document.day),
    author: authorInWords(visit, access, document),
    isNew: !document.isRead,
    isHidden: document.isHidden,
  };
}
