import type { CdaBlock, CdaSection } from './model.ts';
import { type Reading, readBlocks } from './narrative.ts';
import { at, attribute, childrenOf, textOf } from './tree.ts';
import type { XmlElement } from './xml.ts';

/** The sections of a structured body, in the order of the document; `level` tells which is inside which. */
export function readSections(body: XmlElement | undefined, reading: Reading, level = 1): CdaSection[] {
  return childrenOf(body, 'component').flatMap(component =>
    childrenOf(component, 'section').flatMap(section => [
      readSection(section, reading, level),
      ...readSections(section, reading, level + 1),
    ]),
  );
}

function readSection(section: XmlElement, reading: Reading, level: number): CdaSection {
  const title = textOf(at(section, 'title'));
  const label = attribute(at(section, 'code'), 'displayName');
  const nullFlavor = attribute(section, 'nullFlavor');
  const blocks = childrenOf(section, 'text').flatMap(text => readBlocks(text, reading));
  const isAbsent = blocks.length === 0 && nullFlavor !== undefined;
  return {
    level,
    ...(title ? { title } : label && { label }),
    blocks: isAbsent ? [{ kind: 'absent', nullFlavor }] : blocks,
  };
}

/** The paragraphs of a body that is plain text: an empty line ends one. */
export function plainText(bytes: Uint8Array): CdaBlock[] {
  const paragraphs = textOfBytes(bytes).split(/\r?\n[ \t]*(?:\r?\n[ \t]*)+/);
  return paragraphs
    .map(paragraph => paragraph.split(/\r?\n/).map(line => line.trimEnd()))
    .filter(lines => lines.join('') !== '')
    .map(lines => ({
      kind: 'paragraph',
      runs: lines.flatMap((text, index) => [
        ...(index === 0 ? [] : [{ kind: 'break' as const }]),
        { kind: 'text' as const, text, marks: [] },
      ]),
    }));
}

/** Text that is not UTF-8 is nearly always of a Windows computer. */
function textOfBytes(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
