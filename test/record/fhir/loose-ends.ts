import type { SomeBundle, SomeResource } from './validator.ts';

const requiredSections = ['10160-0', '48765-2', '11450-4'];

/** What the validator does not look at: that a bundle holds together, as a document has to. One sentence for each fault. */
export function looseEndsOf(bundle: SomeBundle): string[] {
  const { entry } = bundle;
  const faults: string[] = [];
  const byAddress = new Map(entry.map(({ fullUrl, resource }) => [fullUrl, resource]));
  if (byAddress.size !== entry.length) faults.push('two entries have one address');
  if (entry[0]?.resource.resourceType !== 'Composition') faults.push('the first entry is no composition');
  for (const { fullUrl, resource } of entry) {
    if (!/^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(fullUrl))
      faults.push(`${fullUrl} is no UUID`);
    if (fullUrl !== `urn:uuid:${resource.id}`) faults.push(`${fullUrl} is not the address of ${resource.id}`);
    for (const reference of referencesIn(resource))
      if (!byAddress.has(reference)) faults.push(`${reference} leads nowhere`);
  }
  return [...faults, ...unreached(entry[0]?.resource, byAddress), ...wrongSections(bundle, byAddress)];
}

function referencesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inside]) =>
    key === 'reference' && typeof inside === 'string' ? [inside] : referencesIn(inside),
  );
}

/** Everything in a document is there because the composition leads to it. */
function unreached(start: SomeResource | undefined, byAddress: ReadonlyMap<string, SomeResource>): string[] {
  const reached = new Set<string>();
  const open = [start];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (reached.has(one.id)) continue;
    reached.add(one.id);
    open.push(...referencesIn(one).map(reference => byAddress.get(reference)));
  }
  const all = [...byAddress.values()];
  return all
    .filter(({ id }) => !reached.has(id))
    .map(({ resourceType }) => `nothing leads to a ${resourceType}`);
}

interface Section {
  readonly code: { readonly coding: readonly { readonly code: string }[] };
  readonly text?: { readonly div?: string };
  readonly entry?: readonly unknown[];
  readonly emptyReason?: unknown;
  readonly section?: unknown;
}

/** The sections of a bundle, by their LOINC code. */
export function sectionsOf({ entry }: SomeBundle): Map<string, Section> {
  const sections = (entry[0]?.resource.section ?? []) as Section[];
  return new Map(sections.map(section => [section.code.coding[0]?.code ?? '', section]));
}

function wrongSections(bundle: SomeBundle, byAddress: ReadonlyMap<string, SomeResource>): string[] {
  const sections = sectionsOf(bundle);
  const missing = requiredSections.filter(code => !sections.has(code)).map(code => `no section ${code}`);
  const wrong = [...sections].flatMap(([code, { text, entry, emptyReason, section }]) => {
    const isEmpty = entry === undefined || entry.length === 0;
    const kinds = new Set(referencesIn(entry).map(reference => byAddress.get(reference)?.resourceType));
    return [
      ...(isEmpty && emptyReason === undefined && requiredSections.includes(code)
        ? [`${code} is empty`]
        : []),
      ...(!isEmpty && emptyReason !== undefined ? [`${code} is empty and full`] : []),
      ...(section === undefined ? [] : [`${code} holds a section`]),
      ...(text?.div?.startsWith('<div xmlns="http://www.w3.org/1999/xhtml"') ? [] : [`${code} says nothing`]),
      ...(kinds.size > 1 ? [`${code} holds ${[...kinds].join(', ')}`] : []),
    ];
  });
  return [...missing, ...wrong];
}
