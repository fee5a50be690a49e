import { blocksOf, type Frame, joinedText } from './blocks.ts';
import type { Line } from './lines.ts';
import type { Block } from './reading.ts';
import type { Part } from './tags.ts';

const NUMBER = /^(\d{1,3})[.)]?$/;

function textOf(lines: Line[], frame: Frame): string {
  return lines.length === 0
    ? ''
    : joinedText(
        lines.map(({ cells }) => cells.join(' ')),
        frame.known,
      ).trim();
}

type Item = Extract<Part, { kind: 'item' }>;

/** The words of an item without its mark; an item whose mark says something else than a number keeps it. */
function itemOf(part: Item, frame: Frame): { text: string; number: number | undefined } {
  const mark = textOf(part.mark, frame);
  const text = textOf(part.lines, frame);
  const number = Number.parseInt(NUMBER.exec(mark)?.[1] ?? '', 10);
  const says = Number.isNaN(number) && /[\p{L}\p{N}]/u.test(mark);
  return { text: says ? `${mark} ${text}` : text, number: Number.isNaN(number) ? undefined : number };
}

function addItem(blocks: Block[], part: Item, state: { frame: Frame; list: number }): void {
  const { text, number } = itemOf(part, state.frame);
  if (text === '') return;
  const last = blocks.at(-1);
  const goesOn =
    last?.kind === 'list' &&
    state.list === part.list &&
    (number === undefined ? last.from === undefined : last.from === number - last.items.length);
  if (goesOn) last.items.push(text);
  else blocks.push({ kind: 'list', items: [text], ...(number === undefined ? {} : { from: number }) });
  state.list = part.list;
}

function tableOf(part: Extract<Part, { kind: 'table' }>, frame: Frame): Block {
  const caption = textOf(part.caption, frame);
  const rows = part.rows
    .map(cells => cells.map(({ header, lines }) => ({ text: textOf(lines, frame), header })))
    .map(cells => cells.map(({ text, header }) => ({ text, header: header && text !== '' })))
    .filter(cells => cells.some(({ text }) => text !== ''));
  return { kind: 'table', rows, ...(caption === '' ? {} : { caption }) };
}

/** In: the parts of a page after its tags, what is known of the document. Out: its blocks. */
export function taggedBlocks(parts: Part[], frame: Frame): Block[] {
  // Sizes make no heading where tags say which they are.
  const plain = { ...frame, levels: [] };
  const state = { frame, list: 0 };
  const blocks: Block[] = [];
  for (const part of parts) {
    if (part.kind === 'item') addItem(blocks, part, state);
    else if (part.kind === 'table') blocks.push(tableOf(part, frame));
    else if (part.kind === 'picture') blocks.push(part);
    else if (part.kind === 'text') blocks.push(...blocksOf(part.lines, plain));
    else {
      const text = textOf(part.lines, frame);
      if (text !== '') blocks.push({ kind: 'heading', level: part.level, text });
    }
  }
  return blocks.filter(block => block.kind !== 'table' || block.rows.length > 0);
}
