import { keepLastFrom } from './keep-last.ts';

/** How many texts stay open. */
const most = 200;

type Open<Purpose> = (purpose: Purpose, place: string, sealed: string) => string;

/**
 * Keeps what was opened last, for the purposes that every request opens again. Nothing can go stale: only the very same
 * sealed text, for the same place, finds what was kept, and it has just been read from its row.
 */
export function keepingLast<Purpose extends string>(
  open: Open<Purpose>,
  purposes: readonly Purpose[],
): Open<Purpose> {
  const kept = keepLastFrom<string>(most);
  return (purpose, place, sealed) =>
    purposes.includes(purpose)
      ? kept(`${purpose} ${place}`, sealed, () => open(purpose, place, sealed))
      : open(purpose, place, sealed);
}
