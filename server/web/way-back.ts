const longest = 200;
/** Letters, digits and hyphens between single slashes: no dot, no second slash, no backslash, no other site. */
const plainPath = /^(\/[A-Za-z0-9_-]+)*\/?$/;

/**
 * The page to lead back to, as an address bar or a form names it: a path after the language. Anything that could lead
 * elsewhere than to a page of this site leads to the first page.
 */
export function wayBack(asked: unknown): string {
  const isPath = typeof asked === 'string' && asked.length <= longest && plainPath.test(asked);
  return isPath && asked !== '' ? asked : '/';
}
