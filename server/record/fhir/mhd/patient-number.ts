import { parseNir } from '../../../registries/nir.ts';
import { FhirFault } from './faults.ts';
import type { Named, SentIdentifier, SentReferenceTo } from './schema.ts';
import { isNirSystem } from './systems.ts';

/** Where a reference may lead within what was sent: by its address in the bundle, or among what a resource holds (`#id`). */
export interface Around {
  readonly isDemo: boolean;
  readonly byUrl: ReadonlyMap<string, Named>;
  readonly contained: readonly Named[];
}

/** The number of an insured person in an identifier; nothing in one of another list, or that is no such number. */
export function nirIn({ system, value = '' }: SentIdentifier, isDemo: boolean): string | undefined {
  if (!isNirSystem(system, isDemo)) return undefined;
  const read = parseNir(value);
  return read.ok ? read.nir : undefined;
}

/** Reads `urn:oid:…|number`, or a number alone: how a search names a patient. */
export function nirInToken(token: string, isDemo: boolean): string | undefined {
  const [before = '', after] = token.split('|', 2);
  return nirIn(after === undefined ? { value: before } : { system: before, value: after }, isDemo);
}

/** Every number that a reference to a patient brings along: its own, and those of the patient that it leads to. */
export function numbersOf(reference: SentReferenceTo | undefined, around: Around, at: string): string[] {
  if (reference === undefined) return [];
  const { reference: to = '', identifier } = reference;
  const asked = /^Patient\?identifier=([^&]+)$/.exec(to)?.[1];
  const patient = to.startsWith('#')
    ? around.contained.find(({ id }) => id === to.slice(1))
    : around.byUrl.get(to);
  const tokens = asked === undefined ? [] : [tokenIn(asked)];
  const given = [
    ...(identifier === undefined ? [] : [identifier]),
    ...(patient?.identifier ?? []),
    ...tokens,
  ];
  const numbers = given.flatMap(one => nirIn(one, around.isDemo) ?? []);
  if (given.length > 0 && numbers.length === 0)
    throw new FhirFault({ code: 'value', text: 'No valid national health number (INS) here.', at });
  return numbers;
}

function tokenIn(asked: string): SentIdentifier {
  try {
    const [system, value] = decodeURIComponent(asked).split('|', 2);
    return value === undefined ? { value: system } : { system, value };
  } catch {
    return {};
  }
}
