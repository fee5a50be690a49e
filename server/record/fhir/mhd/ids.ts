/** An id of the site as FHIR writes it: an underscore, which it does not take, is a dot. */
export const toFhirId = (id: string): string => id.replaceAll('_', '.');

/** The id of the site that a FHIR id stands for. */
export const fromFhirId = (id: string): string => (id.includes('_') ? '' : id.replaceAll('.', '_'));
