/** The lists that the French profiles of document sharing take codes and numbers from, by their official names. */
const nos = (name: string): string =>
  `https://mos.esante.gouv.fr/NOS/${name}/FHIR/${name.replaceAll('_', '-')}`;

export const codeSystems = {
  loinc: 'http://loinc.org',
  confidentiality: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality',
  listTypes: 'https://profiles.ihe.net/ITI/MHD/CodeSystem/MHDlistTypes',
  visibility: nos('TRE_A07-StatutVisibiliteDocument'),
  documentClass: nos('TRE_A03-ClasseDocument'),
  documentType: nos('TRE_A05-TypeDocComplementaire'),
  astm: nos('TRE_A12-NomenclatureASTM'),
  specialty: nos('TRE_R38-SpecialiteOrdinale'),
} as const;

/** The same lists by their OIDs, as older programs write them. */
const byOid: Readonly<Record<string, string>> = {
  '2.16.840.1.113883.6.1': codeSystems.loinc,
  '2.16.840.1.113883.5.25': codeSystems.confidentiality,
  '1.2.250.1.213.1.1.4.13': codeSystems.visibility,
  '1.2.250.1.213.1.1.4.1': codeSystems.documentClass,
  '1.2.250.1.213.1.1.4.12': codeSystems.documentType,
};

/** The one name of a list that has several. */
export function systemNamed(system: string): string {
  return byOid[system.replace(/^urn:oid:/, '')] ?? system;
}

/** Lists of numbers: of the insured (INS: real, of tests, of demonstrations), of professionals. */
export const numberSystems = {
  nir: 'urn:oid:1.2.250.1.213.1.4.8',
  testNir: 'urn:oid:1.2.250.1.213.1.4.10',
  demoNir: 'urn:oid:1.2.250.1.213.1.4.11',
  professionals: 'urn:oid:1.2.250.1.71.4.2.1',
  structures: 'urn:oid:1.2.250.1.71.4.2.2',
} as const;

/** The list that the numbers of a site are of: a demonstration holds numbers of tests alone. */
export function nirSystem(isDemo: boolean): string {
  return isDemo ? numberSystems.testNir : numberSystems.nir;
}

/** Whether a number of this list may name a patient of a site. A list that is not named is taken to be the right one. */
export function isNirSystem(system: string | undefined, isDemo: boolean): boolean {
  if (system === undefined || system === '') return true;
  const { nir, testNir, demoNir } = numberSystems;
  const known: readonly string[] = isDemo ? [nir, testNir, demoNir] : [nir];
  return known.includes(system);
}
