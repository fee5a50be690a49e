import { asKey, type Translate } from '../i18n.ts';
import type { LocaleKey } from '../locale-keys.ts';
import { documentClasses, documentTypes, typeKey } from '../record/document-types.ts';

/** Lists name types and classes at every row: their keys are made once. */
const typeNames = new Map<string, LocaleKey>(
  documentTypes.map(({ code }) => [code, asKey(`document-types:types.${typeKey(code)}`)]),
);
const classNames = new Map<string, LocaleKey>(
  documentClasses.map(({ code }) => [code, asKey(`document-types:classes.${code}.name`)]),
);

/**
 * The name of a document type in plain words. Documents come from many programs: a code that the national table does not
 * have is « another kind of document ».
 */
export function typeName(t: Translate, code: string): string {
  return t(typeNames.get(code) ?? 'document-types:other');
}

/** The name of a class, a category of « Mes documents », in plain words; « other documents » for any other code. */
export function className(t: Translate, code: string | undefined): string {
  return t(classNames.get(code ?? '') ?? 'document-types:other-class');
}

/** What is in a class, in one easy sentence. @throws for a code that is none of the 11 classes */
export function classHint(t: Translate, code: string): string {
  return t(asKey(`document-types:classes.${code}.hint`));
}

/** What a patient reads where they choose the type of an own document. @throws for a type that is none of `ownTypes` */
export function ownTypeName(t: Translate, code: string): string {
  return t(asKey(`document-types:own.${typeKey(code)}`));
}
