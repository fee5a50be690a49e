/** What was typed, without the fields that are never shown again. */
export function withoutSecrets(
  typed: Record<string, string>,
  secrets: readonly string[],
): Record<string, string> {
  return Object.fromEntries(Object.entries(typed).filter(([name]) => !secrets.includes(name)));
}
