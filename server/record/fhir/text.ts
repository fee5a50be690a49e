import type { Extension, Narrative } from './types.ts';

/** Signs that a text of FHIR, and XML, must not hold: controls but for tab and line ends, halves of signs, non-characters. */
const forbidden = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;
/** Stands for a text of which nothing is left. */
const nothingLeft = '\ufffd';

/** A text as FHIR takes it: what may not be in it left out, never empty. */
export function plainText(text: string): string {
  return maybeText(text) ?? nothingLeft;
}

/** The same for a text that may be empty: nothing then. */
export function maybeText(text: string): string | undefined {
  const kept = text.replace(forbidden, ' ').trim();
  return kept === '' ? undefined : kept;
}

/** Something that nobody knows or said, where FHIR wants to be told. */
export const notKnown: { readonly extension: Extension[] } = {
  extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }],
};

/** The language that people read in, and how it runs. */
export interface Reading {
  readonly language: string;
  readonly dir: 'ltr' | 'rtl';
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => plainText(text).replace(/[&<>"]/g, mark => escapes[mark] ?? mark);

/** Lines for people, as the XHTML that a section of a document carries: one line alone, or a list. */
export function narrative(lines: readonly string[], { language, dir }: Reading): Narrative {
  const items = lines.map(line => `<li>${escaped(line)}</li>`).join('');
  const inside = lines.length === 1 ? `<p>${escaped(lines[0] ?? '')}</p>` : `<ul>${items}</ul>`;
  const attributes = `xmlns="http://www.w3.org/1999/xhtml" lang="${language}" xml:lang="${language}" dir="${dir}"`;
  return { status: 'generated', div: `<div ${attributes}>${inside}</div>` };
}
