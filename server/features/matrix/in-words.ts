import type { Translate } from '../../i18n.ts';
import { documentClasses, documentTypes } from '../../record/document-types.ts';
import { type Cell, matrix, type ProfessionCode } from '../../record/policy/access-matrix.ts';
import { classHint, className, typeName } from '../../web/document-words.ts';

/** A picture for each class of documents. */
const pictures: Readonly<Record<string, string>> = {
  10: 'blood-test',
  31: 'exam',
  42: 'write',
  43: 'treatment',
  45: 'nurse',
  44: 'calendar',
  11: 'summary',
  52: 'vaccination',
  90: 'say',
  60: 'card',
  95: 'agent',
};

/** One category of « Mes documents », and what a profession sees of it. */
export interface SeenClass {
  readonly picture: string;
  readonly name: string;
  readonly hint: string;
  readonly isOpen: boolean;
  /** Whether something published says so. */
  readonly isSure: boolean;
  /** The kinds of documents that are the other way round. */
  readonly except: readonly { readonly name: string; readonly isSure: boolean }[];
}

/** What a profession sees of each category, in the order of « Mes documents ». */
export function seenInWords(t: Translate, profession: ProfessionCode): SeenClass[] {
  const cellOf = (classCode: string, typeCode: string): Cell =>
    matrix.cell(profession, null, { classCode, typeCode, action: 'read' });
  return documentClasses.map(({ code }) => {
    const whole = cellOf(code, '');
    const types = documentTypes.filter(type => type.classCode === code && type.inDmp);
    const others = types.map(type => ({ type, cell: cellOf(code, type.code) }));
    return {
      picture: pictures[code] ?? 'document',
      name: className(t, code),
      hint: classHint(t, code),
      isOpen: whole.allowed,
      isSure: whole.status === 'source',
      except: others
        .filter(({ cell }) => cell.allowed !== whole.allowed)
        .map(({ type, cell }) => ({ name: typeName(t, type.code), isSure: cell.status === 'source' })),
    };
  });
}

/** The names of what a profession may add to a record: whole categories, then single kinds of documents. */
export function addedInWords(t: Translate, profession: ProfessionCode): string[] {
  const { classes, types } = matrix.allows(profession, null, 'write');
  return [
    ...documentClasses.filter(({ code }) => classes.has(code)).map(({ code }) => className(t, code)),
    ...documentTypes
      .filter(({ code, inDmp }) => inDmp && types.has(code))
      .map(({ code }) => typeName(t, code)),
  ];
}
