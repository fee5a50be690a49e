import { keyOfCode } from '../../registries/reference-table.ts';

/** Where a profession is chosen. */
export const chooserPath = '/aide/qui-voit-quoi';

/** Where it is told what a profession sees. */
export function pathOf({ system, code }: { system: string; code: string }): string {
  return `${chooserPath}/${keyOfCode(`${system}/${code}`)}`;
}
