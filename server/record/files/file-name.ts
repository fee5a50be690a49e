/** More than any program writes; a longer name keeps its beginning and its ending. */
const longest = 300;
/** Signs that are not seen and could make a name read otherwise than it is: controls, directions, joins. */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu;
const ending = /\.[\p{L}\p{N}]{1,8}$/u;

/**
 * The name of a file as it is kept and shown: without folders, without signs that are not seen, 300 characters at most.
 * It is never a name on the site's own disk. Empty when nothing is left of it.
 */
export function cleanFileName(told: string): string {
  // Browsers write these three so, for they have a meaning in the form itself.
  const name = told.replace(/%22/g, '"').replace(/%0D|%0A/gi, ' ');
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const seen = last.replace(unseen, '').replace(/\s+/g, ' ').trim();
  return shortenName(/^\.*$/.test(seen) ? '' : seen, longest);
}

/** A name of `most` characters at most: what is cut is its middle, so that its ending still tells what it is. */
export function shortenName(name: string, most: number): string {
  const letters = [...new Intl.Segmenter('fr').segment(name)].map(({ segment }) => segment);
  if (letters.length <= most) return name;
  const end = ending.exec(name)?.[0] ?? '';
  return `${letters.slice(0, most - end.length - 1).join('')}…${end}`;
}

/** The name without its ending: what a document is called when nobody says otherwise. */
export function titleOfFile(name: string): string {
  return name.replace(ending, '').replace(/_/g, ' ').trim() || name;
}
