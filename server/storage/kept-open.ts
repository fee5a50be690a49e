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
  const kept = new Map<string, string>();
  return (purpose, place, sealed) => {
    if (!purposes.includes(purpose)) return open(purpose, place, sealed);
    const name = `${purpose} ${place} ${sealed}`;
    const text = kept.get(name) ?? open(purpose, place, sealed);
    kept.delete(name);
    kept.set(name, text);
    const [oldest] = kept.size > most ? kept.keys() : [];
    if (oldest !== undefined) kept.delete(oldest);
    return text;
  };
}
