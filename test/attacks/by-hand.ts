import type { Reader, ReadPage } from '../support/reader.ts';

/** A page without what differs between two addresses and two moments by nature: `ids`, and the form's token. */
export function plain(page: ReadPage, ids: readonly string[] = []): string {
  return ids
    .filter(id => id !== '')
    .reduce((html, id) => html.replaceAll(id, ':id'), page.html)
    .replace(/name="(_csrf|_submission)" value="[^"]*"/g, '');
}

/** Sends a form that no page showed, with the token of another page: as somebody writes it by hand. */
export async function forge(
  reader: Reader,
  path: string,
  fields: Readonly<Record<string, string>>,
): Promise<ReadPage> {
  const _submission = crypto.randomUUID();
  const body = new URLSearchParams({ ...reader.hidden(), ...fields, _submission });
  return reader.post(path, body);
}
