import { SaxesParser } from 'saxes';

/** What a reader must find again: the words in their order, and how many of each thing that gives them a form. */
export interface Narrative {
  readonly words: string[];
  readonly counts: Record<'tables' | 'rows' | 'headers' | 'cells' | 'lists' | 'items', number>;
}

export const nothing = (): Narrative['counts'] => ({
  tables: 0,
  rows: 0,
  headers: 0,
  cells: 0,
  lists: 0,
  items: 0,
});

const counted: Record<string, keyof Narrative['counts']> = {
  table: 'tables',
  tr: 'rows',
  th: 'headers',
  td: 'cells',
  list: 'lists',
  item: 'items',
};
/** These do not part the letters before from those after. */
const inLine = new Set(['content', 'sub', 'sup', 'linkHtml']);

/**
 * Collects the texts and titles of sections straight from the XML, without anything of the reader under test: no tree,
 * no name spaces, only the names of the elements that are open.
 */
export function narrativeOf(xml: Uint8Array): Narrative {
  const open: string[] = [];
  const counts = nothing();
  let text = '';
  let depth = 0;
  const local = (name: string) => name.slice(name.indexOf(':') + 1);
  const parser = new SaxesParser();
  parser.on('opentag', tag => {
    const name = local(tag.name);
    const begins = open.at(-1) === 'section' && (name === 'text' || name === 'title');
    open.push(name);
    if (depth > 0 || begins) depth += 1;
    if (depth === 0) return;
    const kind = counted[name];
    if (kind !== undefined) counts[kind] += 1;
    if (!inLine.has(name)) text += '\n';
  });
  parser.on('text', piece => {
    if (depth > 0) text += piece;
  });
  parser.on('closetag', () => {
    const name = open.pop() ?? '';
    if (depth === 0) return;
    depth -= 1;
    if (!inLine.has(name)) text += '\n';
  });
  parser.write(new TextDecoder().decode(xml)).close();
  return { words: wordsOf(text), counts };
}

export function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter(word => word !== '');
}
