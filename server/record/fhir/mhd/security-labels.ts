import type { Document } from '../../documents.ts';
import type { CodeableConcept } from '../types.ts';
import { FhirFault } from './faults.ts';
import type { SentConcept } from './schema.ts';
import { codeSystems, systemNamed } from './systems.ts';

/**
 * Who does not see a document, in the codes of the national list TRE_A07: hidden from professionals, kept back from the
 * patient, kept from those who represent a minor.
 */
const visibility = {
  MASQUE_PS: 'Masqué aux professionnels de santé',
  INVISIBLE_PATIENT: 'Non visible par le patient',
  INVISIBLE_REPRESENTANTS_LEGAUX: 'Non visible par les représentants légaux du patient',
} as const;

const confidentiality = { N: 'normal', R: 'restricted', V: 'very restricted' } as const;
export type Confidentiality = keyof typeof confidentiality;

/** Who is to see a document that a program sends. */
export interface Visibility {
  readonly confidentiality: Confidentiality;
  readonly isHidden: boolean;
  readonly isKeptBack: boolean;
  readonly isSecret: boolean;
}

/** Reads the labels of a document; none at all is a normal one. @throws FhirFault for one that is not known: it would protect nothing */
export function readLabels(labels: readonly SentConcept[], at: string): Visibility {
  const codes = labels.flatMap(({ coding }) => coding).map(coding => readLabel(coding, at));
  const has = (code: string): boolean => codes.includes(code);
  if (has('MASQUE_PS') && has('INVISIBLE_PATIENT'))
    throw new FhirFault({
      code: 'business-rule',
      text: 'A document cannot be hidden from professionals and kept back from the patient at once.',
      at: `${at}.securityLabel`,
    });
  return {
    confidentiality: (['V', 'R'] as const).find(has) ?? 'N',
    isHidden: has('MASQUE_PS'),
    isKeptBack: has('INVISIBLE_PATIENT'),
    isSecret: has('INVISIBLE_REPRESENTANTS_LEGAUX'),
  };
}

function readLabel(
  { system = '', code = '' }: { system?: string | undefined; code?: string | undefined },
  at: string,
): string {
  const list = systemNamed(system);
  const isKnown =
    (list === codeSystems.visibility && Object.hasOwn(visibility, code)) ||
    (list === codeSystems.confidentiality && Object.hasOwn(confidentiality, code));
  if (isKnown) return code;
  throw new FhirFault({
    code: 'code-invalid',
    text: `securityLabel: N, R or V of ${codeSystems.confidentiality}, MASQUE_PS, INVISIBLE_PATIENT or INVISIBLE_REPRESENTANTS_LEGAUX of ${codeSystems.visibility}.`,
    at: `${at}.securityLabel`,
  });
}

/** The labels of a document as it stands at an instant (ISO 8601). */
export function labelsOf(
  { isHidden, isSecret, keptBackUntil }: Pick<Document, 'isHidden' | 'isSecret' | 'keptBackUntil'>,
  { now, confidentiality: level }: { now: string; confidentiality: Confidentiality },
): CodeableConcept[] {
  const hides: [keyof typeof visibility, boolean][] = [
    ['MASQUE_PS', isHidden],
    ['INVISIBLE_PATIENT', keptBackUntil !== null && keptBackUntil > now],
    ['INVISIBLE_REPRESENTANTS_LEGAUX', isSecret],
  ];
  const found = hides.flatMap(([code, holds]) => (holds ? [code] : []));
  return [
    { coding: [{ system: codeSystems.confidentiality, code: level, display: confidentiality[level] }] },
    ...found.map(code => ({ coding: [{ system: codeSystems.visibility, code, display: visibility[code] }] })),
  ];
}
