import type { Line } from './lines.ts';

/** What a tagged PDF says of a page (ISO 32000-1, 14.8.4): elements, and the ids of the text in them. */
export type TagNode = { role: string; children: (TagNode | TagText)[]; alt?: string };
export type TagText = { type: string; id: string };

/** What a page consists of after its tags, the words of each part as lines. */
export type Part =
  | { kind: 'heading'; level: 2 | 3 | 4; lines: Line[] }
  | { kind: 'text'; lines: Line[] }
  | { kind: 'item'; list: number; mark: Line[]; lines: Line[] }
  | { kind: 'table'; caption: Line[]; rows: { header: boolean; lines: Line[] }[][] }
  | { kind: 'picture'; text: string };

/** Gives the lines of the texts with these ids, each text once. */
export type Take = (ids: string[]) => Line[];

const INLINE = new Set(
  'Span Link Em Strong Sub Quote Code Reference Annot Lbl NonStruct BibEntry Ruby Warichu'.split(' '),
);
const CELLS = new Set(['TH', 'TD']);
const MOST_DEEP = 60;

const isText = (child: TagNode | TagText): child is TagText => 'id' in child;
const isNode = (child: TagNode | TagText): child is TagNode => !isText(child);
const nodesOf = (node: TagNode): TagNode[] => node.children.filter(isNode);

function idsOf(node: TagNode, without = ''): string[] {
  return node.children.flatMap(child => {
    if (isText(child)) return [child.id];
    return child.role === without ? [] : idsOf(child, without);
  });
}

function find(node: TagNode, roles: Set<string>): TagNode[] {
  return nodesOf(node).flatMap(child => (roles.has(child.role) ? [child] : find(child, roles)));
}

function levelOf(role: string): 2 | 3 | 4 | undefined {
  const told = /^H([1-6])$/.exec(role)?.[1] ?? (role === 'H' ? '2' : role === 'Title' ? '1' : undefined);
  if (told === undefined) return undefined;
  return told === '1' ? 2 : told === '2' ? 3 : 4;
}

/** A table that says which cells are headers. Others, often made for the looks alone, are read as they stand. */
function tableOf(node: TagNode, take: Take): Part[] {
  const rows = find(node, new Set(['TR'])).map(row => find(row, CELLS));
  const isTable = rows.length > 1 && rows.some(cells => cells.some(({ role }) => role === 'TH'));
  if (!isTable) return [{ kind: 'text', lines: take(idsOf(node)) }];
  const [caption] = find(node, new Set(['Caption']));
  return [
    {
      kind: 'table',
      caption: caption ? take(idsOf(caption)) : [],
      rows: rows.map(cells => cells.map(cell => ({ header: cell.role === 'TH', lines: take(idsOf(cell)) }))),
    },
  ];
}

/** Makes the parts of a page from its tags. In: the tree, what gives the lines of its texts. Out: the parts in order. */
export function partsOf(tree: TagNode, take: Take): Part[] {
  let lists = 0;

  function itemsOf(node: TagNode, depth: number): Part[] {
    lists += 1;
    const list = lists;
    return nodesOf(node).flatMap((item): Part[] => {
      if (item.role !== 'LI') return partsIn(item, depth);
      const mark = take(find(item, new Set(['Lbl'])).flatMap(label => idsOf(label)));
      const own: Part = { kind: 'item', list, mark, lines: take(idsOf(item, 'L')) };
      return [own, ...find(item, new Set(['L'])).flatMap(inner => itemsOf(inner, depth + 1))];
    });
  }

  function partOf(node: TagNode, depth: number): Part[] {
    const level = levelOf(node.role);
    if (level !== undefined) return [{ kind: 'heading', level, lines: take(idsOf(node)) }];
    if (node.role === 'L') return itemsOf(node, depth);
    if (node.role === 'Table') return tableOf(node, take);
    const alt = node.alt?.trim() ?? '';
    const picture: Part[] = alt === '' ? [] : [{ kind: 'picture', text: alt }];
    return [...picture, ...partsIn(node, depth)];
  }

  /** Text and inline elements that follow each other are one part, whatever holds them. */
  function partsIn(node: TagNode, depth: number): Part[] {
    if (depth > MOST_DEEP) return [];
    const parts: Part[] = [];
    let open: string[] = [];
    const close = () => {
      if (open.length > 0) parts.push({ kind: 'text', lines: take(open) });
      open = [];
    };
    for (const child of node.children) {
      if (isText(child)) open.push(child.id);
      else if (INLINE.has(child.role) && child.alt === undefined) open.push(...idsOf(child));
      else {
        close();
        parts.push(...partOf(child, depth + 1));
      }
    }
    close();
    return parts;
  }

  return partsIn(tree, 0);
}

/** The tags say more than where paragraphs are: without that, sizes and places tell as much. */
export function sayMuch(parts: Part[]): boolean {
  return parts.some(({ kind }) => kind !== 'text');
}
