import { insertDocument } from '../../server/record/documents-store.ts';
import { recordKeyOf } from '../../server/record/records.ts';
import { newId } from '../../server/storage/ids.ts';
import type { World } from '../../server/world.ts';

const titles = [
  'Prise de sang',
  'Radio du genou',
  'Ordonnance',
  'Lettre de sortie',
  'Compte rendu du cardiologue',
];

/** Puts so many documents of a professional into a record, contents left out. Returns their ids. */
export async function manyDocuments(world: World, recordId: string, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId(world.random));
  const at = world.now().toISOString();
  await world.db.transaction().execute(async trx => {
    const key = await recordKeyOf(world, trx, recordId);
    for (const [place, id] of ids.entries()) {
      const words = {
        title: `${titles[place % titles.length]} ${place}`,
        author: 'Anna DUBOIS',
        place: 'Cabinet',
      };
      await insertDocument(trx, {
        ...{ id, record_id: recordId, class_code: '10', type_code: '11490-0' },
        ...{
          author_kind: 'professional',
          author_id: '99900000011',
          profession: '10',
          specialty: 'G15_10/SM54',
        },
        day: new Date(Date.parse('2026-01-01') - place * 8_640_0000).toISOString().slice(0, 10),
        ...{ hidden: 0, secret: 0, version_id: newId(world.random), version: 1 },
        ...{
          kept_back_until: null,
          existence_due_at: null,
          existence_told_at: null,
          kept_back_over_at: null,
        },
        ...{ format: 'pdf', bytes: 1, parts: 1, sealed: key.seal(`document:${id}`, JSON.stringify(words)) },
        ...{ created_at: at, changed_at: at, removed_at: null },
      });
    }
  });
  return ids;
}
