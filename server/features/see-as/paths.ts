import type { SeenAs } from '../../record/see-as.ts';
import { keyOfCode } from '../../registries/reference-table.ts';
import { professions } from '../../registries/specialties.ts';

/** The path of « Voir mon DMP comme », or of a page below it. */
export function seeAsPath(recordId: string, rest = ''): string {
  return `/dmp/${recordId}/voir-comme${rest}`;
}

/** The word of an address that names whose sight it is. */
export function wordOf(as: SeenAs): string {
  if (as.kind === 'professional') return as.rpps;
  if (as.kind === 'profession') return keyOfCode(`${as.profession.system}/${as.profession.code}`);
  return as.kind === 'relative' ? as.grantId : wordOfKind[as.kind];
}

const wordOfKind = {
  ...{ emergency: 'urgence', 'centre-15': 'centre-15' },
  ...{ caregiver: 'aidant', representative: 'representant' },
} as const;

const kindsByWord = ['emergency', 'centre-15', 'caregiver', 'representative'] as const;

const byWord = new Map<string, SeenAs>([
  ...kindsByWord.map((kind): [string, SeenAs] => [wordOfKind[kind], { kind }]),
  ...professions.map((profession): [string, SeenAs] => {
    const as: SeenAs = { kind: 'profession', profession };
    return [wordOf(as), as];
  }),
]);

/** Whose sight a word of an address names; nothing for any other word. */
export function asOf(word: string): SeenAs | undefined {
  if (/^\d{11}$/.test(word)) return { kind: 'professional', rpps: word };
  return byWord.get(word) ?? (/^[\w-]{22}$/.test(word) ? { kind: 'relative', grantId: word } : undefined);
}
