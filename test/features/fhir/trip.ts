import type { SomeBundle } from '../../record/fhir/validator.ts';
import { anthony, numbers } from '../../support/bundles.ts';
import type { SoftwareSite } from '../../support/software.ts';

/** Who treats Anthony, whom Anthony agreed to, whom he has blocked, and who never met him. */
export const doctor: string = '99900000045';
export const nurse: string = '99900000326';
export const dentist: string = '99900000284';
export const stranger: string = '99900000276';

export async function search(site: SoftwareSite, rpps = doctor, more: Record<string, string> = {}) {
  const client = await site.client(rpps);
  const searchParams = { 'patient.identifier': `${numbers}|${anthony}`, ...more };
  const bundle = await client.search({ resourceType: 'DocumentReference', searchParams });
  return bundle as unknown as SomeBundle & { link: { relation: string; url: string }[] };
}

export const titlesOf = (bundle: SomeBundle): unknown[] =>
  (bundle.entry ?? []).map(({ resource }) => attachmentOf(resource).title);
export function attachmentOf({ content }: Record<string, unknown>): Record<string, string> {
  return Object(content)[0].attachment;
}

export async function send(site: SoftwareSite, bundle: object, rpps = doctor) {
  const client = await site.client(rpps);
  const answered = await client.transaction({ body: bundle as never });
  return answered as unknown as { entry: { response: { status: string; location: string } }[] };
}
