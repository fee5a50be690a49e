import { asKey, type Translate } from '../i18n.ts';
import { documentClasses, typeKey, typeOf } from '../record/document-types.ts';

/**
 * The name of a document type in plain words. Documents come from many programs: a code that the national table does not
 * have is « another kind of document ».
 */
export function typeName(t: Translate, code: string): string {
  const type = typeOf(code);
  return t(type === undefined ? 'document-types:other' : asKey(`document-types:types.${typeKey(type.code)}`));
}

/** The name of a class, a category of « Mes documents », in plain words; « other documents » for any other code. */
export function className(t: Translate, code: string | undefined): string {
  const isClass = documentClasses.some(one => one.code === code);
  return t(isClass ? asKey(`document-types:classes.${code}.name`) : 'document-types:other-class');
}

/** What is in a class, in one easy sentence. @throws for a code that is none of the 11 classes */
export function classHint(t: Translate, code: string): string {
  return t(asKey(`document-types:classes.${code}.hint`));
}

/** What a patient reads where they choose the type of an own document. @throws for a type that is none of `ownTypes` */
export function ownTypeName(t: Translate, code: string): string {
  return t(asKey(`document-types:own.${typeKey(code)}`));
}
