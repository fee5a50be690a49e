/** What may be wanted that asks for password and code first, and the page it leads back to. A name, never an address. */
export const wants = {
  email: '/compte/email',
  telephone: '/compte/telephone',
  'mot-de-passe': '/compte/mot-de-passe',
  codes: '/compte/codes',
  application: '/compte/application',
  fermer: '/compte/fermer-mon-dmp',
} as const;

export type Want = keyof typeof wants;

/** Takes a part of an address; gives the want of that name, if it is one. */
export function findWant(name: unknown): Want | undefined {
  return Object.keys(wants).find((known): known is Want => known === name);
}

/** The page that asks for the password before what is wanted. */
export function confirmPath(want: Want): string {
  return `/compte/confirmer/${want}`;
}
