// Makes data/reference/fhir-ips from the unpacked package hl7.fhir.uv.ips: node strip-profiles.ts <folder of the package>
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [source = ''] = process.argv.slice(2);
const target = join(import.meta.dirname, '..', '..', '..', 'data', 'reference', 'fhir-ips');
const names = [
  ...[
    'Bundle',
    'Composition',
    'Patient',
    'AllergyIntolerance',
    'Condition',
    'MedicationStatement',
    'Immunization',
  ],
  ...['Procedure', 'Observation-results-laboratory-pathology', 'Organization', 'Practitioner'],
];

/** What only people read, at any depth, and what the snapshot says again. */
const forPeople = new Set([
  ...[
    'text',
    'mapping',
    'extension',
    'contact',
    'differential',
    'jurisdiction',
    'publisher',
    'definition',
    'comment',
  ],
  ...[
    'requirements',
    'alias',
    'short',
    'example',
    'meaningWhenMissing',
    'isSummary',
    'condition',
    'isModifierReason',
  ],
  ...['orderMeaning', 'mustSupport', 'xpath'],
]);

for (const name of names) {
  const text = readFileSync(join(source, `StructureDefinition-${name}-uv-ips.json`), 'utf8');
  const kept = JSON.stringify(JSON.parse(text), (key, value: unknown) => {
    if (forPeople.has(key)) return undefined;
    return typeof value === 'string' ? value.replace(/\|4\.0\.1$/, '') : value;
  });
  writeFileSync(join(target, `${name}.json`), `${kept}\n`);
}
