import { typeOf } from './document-types.ts';
import type { InformationRow } from './information-store.ts';
import type { Content } from './policy/viewer.ts';

/** What is written under « Volontés et droits »; the rest is the medical profile. */
const wishes: readonly string[] = ['trusted-person', 'emergency-contact', 'organ-donation'];

/** The type of document that a kind of information stands for. */
function typeFor(kind: string): string {
  if (kind === 'directives') return 'EXPPAT_3';
  return wishes.includes(kind) ? 'EXPPAT_1' : 'DOCPAT08';
}

/**
 * What somebody wrote under « Mes informations », as the rules look at it: like the document of the DMP that says the same
 * (medical profile, wishes and rights, advance directives). It is neither hidden, nor secret, nor kept back.
 */
export function contentOfInformation(
  row: Pick<InformationRow, 'kind' | 'author_kind' | 'author_id'>,
): Content {
  const typeCode = typeFor(row.kind);
  return {
    ...{ classCode: typeOf(typeCode)?.classCode ?? '', typeCode },
    ...{ authorKind: row.author_kind, authorId: row.author_id },
    ...{ isHidden: false, isSecret: false, keptBackUntil: null },
  };
}
