/** Nothing but spaces and marks that nobody sees (a direction mark, a zero-width space). */
const nothing = /^[\s\p{C}\p{Z}]*$/u;

/** Whether a text that was typed says nothing. */
export function isBlank(text: string): boolean {
  return nothing.test(text);
}

/** How long a text is in characters as people count them: a new line is one, however the browser sends it. */
export function lengthOf(text: string): number {
  return [...text.replaceAll('\r\n', '\n')].length;
}
