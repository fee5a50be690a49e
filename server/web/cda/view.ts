import type { CdaBlock, CdaDocument, CdaSection } from '../../record/cda/model.ts';
import { type CdaRow, headerRows } from './header.ts';
import { absenceInWords, type Reader, sizeInWords } from './words.ts';

/** A file of the document as its link shows it. `number` counts from 1. */
export interface CdaShownFile {
  readonly kind: 'pdf' | 'image' | 'other';
  readonly href: string;
  readonly number: number;
  readonly size: string;
  /** The language of its name. */
  readonly lang: string;
  readonly name?: string;
}

export interface CdaShownSection {
  /** The id of its heading, or of the one above that it belongs to. */
  readonly id?: string;
  /** `isLabel`: not a title of the document's own, but the label of the section's code. */
  readonly heading?: { readonly level: number; readonly text: string; readonly isLabel: boolean };
  readonly blocks: readonly CdaBlock[];
}

/** What the component `cda-document` takes. */
export interface CdaView {
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly rows: readonly CdaRow[];
  readonly sections: readonly CdaShownSection[];
  readonly files: readonly CdaShownFile[];
  /** The files that no text of the document shows, by their place in the list. */
  readonly left: readonly number[];
  /** The sentences for what is not there, by the code of its reason. */
  readonly absences: Readonly<Record<string, string>>;
  readonly isElsewhere: boolean;
  readonly hadProgram: boolean;
}

export interface CdaViewOptions {
  readonly reader: Reader;
  /** The address of the attachment at a place in the list. */
  readonly hrefOf: (index: number) => string;
  /** It may be somebody else's: their number is not shown. */
  readonly isOfOther?: boolean;
}

const rightToLeft = /^(?:ar|ckb|dv|fa|he|ps|ur|yi)$/;
/** A page has its own h1; there is nothing below h6. */
const firstLevel = 2;
const lastLevel = 6;

/** Prepares a document for the component `cda-document`: everything in words of the reader's language. */
export function viewCda(
  document: CdaDocument,
  { reader, hrefOf, isOfOther = false }: CdaViewOptions,
): CdaView {
  const lang = document.header.language?.replace(/-.*/, '').toLowerCase() ?? 'fr';
  const shown = new Set(document.sections.flatMap(({ blocks }) => filesIn(blocks)));
  return {
    lang,
    dir: rightToLeft.test(lang) ? 'rtl' : 'ltr',
    rows: headerRows(document.header, reader, isOfOther),
    sections: withHeadings(document.sections),
    files: document.attachments.map(({ kind, bytes, name }, index) => ({
      kind,
      href: hrefOf(index),
      number: index + 1,
      size: sizeInWords(bytes.length, reader),
      lang,
      ...(name && { name }),
    })),
    left: [...document.attachments.keys()].filter(index => !shown.has(index)),
    absences: Object.fromEntries(
      document.sections
        .flatMap(({ blocks }) => absencesIn(blocks))
        .map(flavor => [flavor, absenceInWords(flavor, reader)]),
    ),
    isElsewhere: document.isElsewhere,
    hadProgram: document.hadProgram,
  };
}

/** No level of heading is skipped: a section without a heading does not count for those inside it. */
function withHeadings(sections: readonly CdaSection[]): CdaShownSection[] {
  const open: { level: number; id: string }[] = [];
  return sections.map(({ title, label, level, blocks }, index) => {
    while ((open.at(-1)?.level ?? 0) >= level) open.pop();
    const text = title ?? label;
    const above = open.at(-1)?.id;
    if (text === undefined) return { ...(above && { id: above }), blocks };
    const heading = {
      level: Math.min(firstLevel + open.length, lastLevel),
      text,
      isLabel: title === undefined,
    };
    const id = `cda-section-${index + 1}`;
    open.push({ level, id });
    return { id, heading, blocks };
  });
}

/** The blocks inside a block. */
function inside(block: CdaBlock): readonly CdaBlock[] {
  if (block.kind === 'list') return block.items.flat();
  if (block.kind === 'table')
    return block.groups.flatMap(({ rows }) => rows.flat()).flatMap(cell => cell.blocks);
  return [];
}

function filesIn(blocks: readonly CdaBlock[]): number[] {
  return blocks.flatMap(block => (block.kind === 'media' ? block.files : filesIn(inside(block))));
}

function absencesIn(blocks: readonly CdaBlock[]): string[] {
  return blocks.flatMap(block => (block.kind === 'absent' ? [block.nullFlavor] : absencesIn(inside(block))));
}
