import type { CdaMark } from './model.ts';
import { attribute } from './tree.ts';
import type { XmlElement } from './xml.ts';

/** How a piece of text looks, and where its link would lead. */
export interface Style {
  readonly marks: readonly CdaMark[];
  readonly address?: string;
}

/** Text that has no look of its own. */
export const plain: Style = { marks: [] };

/** HTML's names for what CDA says by a style. */
const marksOf: Readonly<Record<string, CdaMark>> = {
  b: 'strong',
  strong: 'strong',
  i: 'emphasis',
  em: 'emphasis',
  sub: 'sub',
  sup: 'sup',
  del: 'deleted',
  ins: 'inserted',
};

/** How the text inside an element looks, where what is around it looks like `style`. */
export function styleOf(element: XmlElement, style: Style): Style {
  const added = addedMarks(element).filter(mark => !style.marks.includes(mark));
  const marks = added.length === 0 ? style.marks : [...style.marks, ...added].sort();
  const href = element.name === 'linkHtml' || element.name === 'a' ? attribute(element, 'href') : undefined;
  // Any other address (a program, a file beside the document, an e-mail) would say nothing to the reader.
  const address = href !== undefined && /^https?:\/\/\S+$/i.test(href) ? href : style.address;
  return { marks, ...(address && { address }) };
}

function addedMarks(element: XmlElement): CdaMark[] {
  const mark = Object.hasOwn(marksOf, element.name) ? marksOf[element.name] : undefined;
  const styles = (attribute(element, 'styleCode') ?? '').toLowerCase();
  const revised = attribute(element, 'revised');
  return [
    ...(mark === undefined ? [] : [mark]),
    // A cell that is all bold is known by its own field (see tables.ts).
    ...(styles.includes('bold') && element.name !== 'td' && element.name !== 'th' ? ['strong' as const] : []),
    ...(/italics|emphasis|underline/.test(styles) ? ['emphasis' as const] : []),
    ...(revised === 'delete' ? ['deleted' as const] : []),
    ...(revised === 'insert' ? ['inserted' as const] : []),
  ];
}
