import type { RecordExport } from '../../../server/record/export.ts';
import { sections } from '../../../server/record/fhir/sections.ts';
import { type SummaryWords, summaryOf } from '../../../server/record/fhir/summary.ts';
import { type Item, ofKind } from '../../../server/record/information.ts';
import type { InformationData } from '../../../server/record/information-kinds.ts';
import type { SomeBundle, SomeResource } from './validator.ts';

/** Whom the summaries of the tests are about. */
export const owner: RecordExport['owner'] = {
  ...{ id: 'somebody', nir: '180032B02040123', familyName: 'CORSE', givenName: 'Anthony', sex: 'M' },
  ...{ birthDate: '1980-03-02', email: 'a@example.org', phone: '+33639980001', address: ['1 rue Bleue', ''] },
  ...{ language: 'fr', treatingDoctor: '99900000011', children: [] },
};

function exportOf(written: readonly InformationData[]): RecordExport {
  const at = new Date('2026-03-03T10:00:00Z');
  const items: Item[] = written.map((data, place) => ({
    ...{ id: `item-${place}`, version: 1, data, documentId: undefined, createdAt: at },
    ...{ author: { kind: 'account', id: 'me' }, changed: undefined, removedAt: undefined },
  }));
  return {
    ...{ owner, at, choices: {}, documents: [], care: { since: '2024-03-03', lines: [] } },
    doctor: { rpps: '99900000011', name: 'Anna DUBOIS', place: 'Reims' },
    information: { all: items, of: kind => ofKind(items, kind) },
  };
}

/** Words that say a line for each thing that is written, whatever it is. */
function wordsOf(lines: readonly string[]): SummaryWords {
  const said = sections.map(({ name }) => [name, { title: name, lines }] as const);
  return {
    ...{ language: 'ar', dir: 'rtl', title: 'Résumé', nothing: 'Rien' },
    sections: Object.fromEntries(said) as SummaryWords['sections'],
  };
}

/** The summary of what is written, as a program reads it from its file. */
export function read(written: readonly InformationData[], lines: readonly string[] = ['A & B']): SomeBundle {
  const words = wordsOf(written.length === 0 ? [] : lines);
  const bundle = summaryOf(exportOf(written), { recordId: 'record', keeper: 'Site', isTest: true, words });
  return JSON.parse(JSON.stringify(bundle));
}

/** The first resource of a type. */
export function firstOf(bundle: SomeBundle, type: string): SomeResource {
  const found = bundle.entry.find(({ resource }) => resource.resourceType === type)?.resource;
  if (found === undefined) throw new Error(`No ${type}.`);
  return found;
}
