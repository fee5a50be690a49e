import { readHistory } from '../../server/record/history.ts';
import type { HistoryView } from '../../server/record/history-sources.ts';
import type { ReceivedDocument } from '../../server/record/receive-document.ts';
import type { RecordAccess } from '../../server/record/records.ts';
import { putProfessional } from '../../server/registries/directory-store.ts';
import { emergencyDoctor, treatingDoctor } from './history.ts';
import { makeOwner } from './records.ts';
import { freshWorld, type TestWorldOptions } from './world.ts';

const doctor = (rpps: string, town: string, region: string) => ({
  ...{
    id: town,
    rpps,
    familyName: town.toUpperCase(),
    givenName: 'Anna',
    professionSystem: 'TRE_G15' as const,
  },
  ...{ professionCode: '10', medicalRegulation: false },
  exercises: [
    {
      ...{ specialtyCode: 'SM54', specialtyLabel: null, structureName: 'Cabinet' },
      ...{ town, postcode: '20200', region },
    },
  ],
});

/** A record with a history to be read: its owner, with a treating doctor and another doctor in the directory. */
export async function owner(options: TestWorldOptions = {}) {
  const world = await freshWorld(options);
  const access = await makeOwner(world);
  await world.db.transaction().execute(async trx => {
    await putProfessional(trx, world, doctor(treatingDoctor, 'Bastia', 'Corse'));
    await putProfessional(trx, world, doctor(emergencyDoctor, 'Marseille', "Provence-Alpes-Côte d'Azur"));
  });
  const [given_at, given_by] = [world.now().toISOString(), access.accountId];
  const trusted = { record_id: access.recordId, rpps: treatingDoctor, kind: 'treating-doctor' as const };
  await world.db
    .insertInto('full_access')
    .values({ ...trusted, given_at, given_by })
    .execute();
  const read = async (who: RecordAccess = access, view: HistoryView = 'looked') => {
    const page = await readHistory(world, who, { part: { view }, most: 50 });
    return page?.entries ?? [];
  };
  return { world, access, read, recordId: access.recordId };
}

/** A report that the treating doctor sends. */
export const document = (recordId: string, more: Partial<ReceivedDocument> = {}): ReceivedDocument => ({
  ...{ recordId, typeCode: '11488-4', day: '2026-02-20', title: 'Contrôle', format: 'text' },
  by: { kind: 'professional', id: treatingDoctor, name: 'Anna BASTIA', place: 'Bastia' },
  bytes: Buffer.from('Tout va bien.'),
  ...more,
});
