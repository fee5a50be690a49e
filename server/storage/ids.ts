/** 128 random bits in base64url, 22 characters: the form of every id. */
export function newId(random: (bytes: number) => Uint8Array): string {
  return Buffer.from(random(16)).toString('base64url');
}

/** Says whether a text from outside has the form of an id, before it reaches the database. */
export function isId(text: string): boolean {
  return /^[A-Za-z0-9_-]{22}$/.test(text);
}
