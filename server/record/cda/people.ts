import { parseNir } from '../../registries/nir.ts';
import { rppsOfNationalId } from '../../registries/rpps.ts';
import type { CdaCode, CdaIdentifier, CdaName } from './model.ts';
import { attribute, childrenOf, textOf } from './tree.ts';
import type { XmlElement } from './xml.ts';

/** The lists of the national health identity (INS): social-security numbers, provisional ones, those for tests. */
const ins: Readonly<Record<string, 'ins' | 'ins-test'>> = {
  '1.2.250.1.213.1.4.8': 'ins',
  '1.2.250.1.213.1.4.9': 'ins',
  '1.2.250.1.213.1.4.10': 'ins-test',
  '1.2.250.1.213.1.4.11': 'ins-test',
};
const professionals = '1.2.250.1.71.4.2.1';
const oid = /^[0-2](?:\.(?:0|[1-9]\d*)){1,63}$/;

/** The code of an element, with the words that its author saw where it has no label. */
export function codeOf(element: XmlElement | undefined): CdaCode {
  const code = attribute(element, 'code');
  const system = attribute(element, 'codeSystem');
  const [original] = childrenOf(element, 'originalText');
  const label = attribute(element, 'displayName') ?? textOf(original);
  const nullFlavor = attribute(element, 'nullFlavor');
  return {
    ...(code && { code }),
    ...(system && { system }),
    ...(label && { label }),
    ...(nullFlavor && { nullFlavor }),
  };
}

/** The numbers of a person that have a value, each with its kind and whether it can be right. */
export function identifiersOf(person: XmlElement | undefined): CdaIdentifier[] {
  return childrenOf(person, 'id').flatMap(id => {
    const value = attribute(id, 'extension');
    const system = attribute(id, 'root') ?? '';
    return value === undefined ? [] : [identifier(value, system)];
  });
}

function identifier(value: string, system: string): CdaIdentifier {
  const kind = ins[system];
  if (kind !== undefined) return { kind, value, system, isWrong: !parseNir(value).ok };
  // The first digit says what the rest is: 8 is a number of the directory, others have no key that could be checked.
  if (system === professionals && value.startsWith('8'))
    return { kind: 'rpps', value, system, isWrong: rppsOfNationalId(value) === null };
  return { kind: 'other', value, system, isWrong: !oid.test(system) };
}

/**
 * A name in the order in which it is said. Several family or given names with a qualifier (BR at birth, CL in use, SP
 * of the spouse) are the same person's: those of birth come first, as identity papers have it.
 */
export function nameOf(element: XmlElement | undefined): CdaName {
  const nullFlavor = attribute(element, 'nullFlavor');
  if (element === undefined || nullFlavor) return nullFlavor ? { nullFlavor } : {};
  const family = best(element, 'family', ['BR', undefined, 'CL', 'SP']);
  const used = best(element, 'family', ['CL', 'SP']);
  const title = part(element, 'suffix') ?? part(element, 'prefix');
  const parts = [title, best(element, 'given', ['CL', 'BR', undefined]), family];
  const text = parts.filter(found => found !== undefined).join(' ') || textOf(element);
  const masked = childrenOf(element)
    .map(child => attribute(child, 'nullFlavor'))
    .find(Boolean);
  return {
    ...(text && { text }),
    ...(used && used !== family && { used }),
    ...(!text && masked && { nullFlavor: masked }),
  };
}

function best(
  name: XmlElement,
  kind: string,
  qualifiers: readonly (string | undefined)[],
): string | undefined {
  const found = qualifiers.map(wanted =>
    childrenOf(name, kind)
      .filter(child => attribute(child, 'qualifier') === wanted)
      .flatMap(child => textOf(child) ?? [])
      .join(' '),
  );
  return found.find(text => text !== '');
}

function part(name: XmlElement, kind: string): string | undefined {
  return textOf(childrenOf(name, kind)[0]);
}
