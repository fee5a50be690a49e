import { gapBetween, onOneLine, type Segment } from './segments.ts';

type Group = { segments: Segment[]; left: number; right: number; top: number; bottom: number };

/** A run of text has lines of this many characters; a column of figures or of labels has less. */
const TEXT_LINE = 12;
const TEXT_LINES = 3;

function groupOf(segments: Segment[]): Group {
  return segments.reduce<Group>(
    (group, { left, right, y, size }) => ({
      segments,
      left: Math.min(group.left, left),
      right: Math.max(group.right, right),
      top: Math.min(group.top, y - size),
      bottom: Math.max(group.bottom, y),
    }),
    { segments, left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity },
  );
}

/** Cuts the order of the file where it goes up the page again. */
function runsOf(segments: Segment[]): Group[] {
  const runs: Segment[][] = [];
  for (const segment of segments) {
    const before = runs.at(-1)?.at(-1);
    if (before && (segment.y >= before.y || onOneLine(segment, before))) runs.at(-1)?.push(segment);
    else runs.push([segment]);
  }
  return runs.map(groupOf);
}

function isText({ segments }: Group): boolean {
  const lengths = segments.map(({ pieces }) => pieces.reduce((sum, { text }) => sum + text.length, 0));
  const half = lengths.toSorted((a, b) => a - b)[lengths.length >> 1] ?? 0;
  return lengths.length >= TEXT_LINES && half >= TEXT_LINE;
}

const overlap = (one: Group, other: Group) => one.top < other.bottom && other.top < one.bottom;
const beside = (one: Group, other: Group) => one.right <= other.left || other.right <= one.left;

/** The part of a group that is level with another group. */
function levelWith(group: Group, other: Group): Group {
  return groupOf(group.segments.filter(({ y, size }) => y > other.top && y - size < other.bottom));
}

function areColumns(one: Group, other: Group): boolean {
  const [first, second] = [levelWith(one, other), levelWith(other, one)];
  return beside(first, second) && isText(first) && isText(second);
}

/** Cuts a group where it goes on below the column that stands beside it, over the column's width too. */
function cutBelow(group: Group, column: Group): Group[] {
  const across = group.segments.filter(
    segment => segment.y - segment.size >= column.bottom && gapBetween(segment, column) < 0,
  );
  const cut = Math.min(...across.map(({ y, size }) => y - size / 2));
  const below = group.segments.filter(({ y }) => y >= cut);
  const rest = group.segments.filter(({ y }) => y < cut);
  return [rest, below].filter(({ length }) => length > 0).map(groupOf);
}

/** Puts a run behind what it follows on the page, or into what it belongs to. */
function put(groups: Group[], run: Group): void {
  const rest: Group[] = [];
  let whole = run;
  for (const group of groups) {
    if (!overlap(group, whole)) rest.push(group);
    else if (areColumns(group, whole)) rest.push(...cutBelow(group, whole));
    // A table may be written column by column: what is level and no text of its own is read line by line.
    else whole = groupOf([...group.segments, ...whole.segments]);
  }
  let at = rest.length;
  while (at > 0 && (rest[at - 1]?.top ?? 0) >= whole.bottom) at -= 1;
  groups.splice(0, groups.length, ...rest.slice(0, at), whole, ...rest.slice(at));
}

/**
 * Finds the order in which a page is read. In: segments in the order of the file. Out: groups, one after the other: the
 * page, or its columns of text and what stands above and below them. Columns stay in the order of the file.
 */
export function inReadingOrder(segments: Segment[]): Segment[][] {
  const groups: Group[] = [];
  for (const run of runsOf(segments)) put(groups, run);
  return groups.map(group => group.segments);
}
