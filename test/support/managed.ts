import { createRecord, grantToOwner, ownerGrant, type RecordAccess } from '../../server/record/records.ts';
import { putProfessional } from '../../server/registries/directory-store.ts';
import type { DemoProfessional } from '../../server/registries/population.ts';
import { putInsured } from '../../server/registries/register-store.ts';
import { newId } from '../../server/storage/ids.ts';
import { withKey } from './people-file.ts';
import { freshWorld, type TestWorld, type TestWorldOptions } from './world.ts';

/** Numbers of professionals: the treating doctor of the register, another doctor, a dentist, and nobody. */
export const people = {
  registered: '99900000011',
  other: '99900000029',
  dentist: '99900000284',
  nobody: '99900000037',
} as const;

/** Adds somebody to the directory. */
export async function putPerson(
  world: TestWorld,
  person: Partial<Omit<DemoProfessional, 'exercises'>> & { rpps: string; structure?: string; town?: string },
): Promise<void> {
  const { structure = 'Cabinet du Port', town = 'Reims', ...said } = person;
  const work = { specialtyCode: 'SM54', specialtyLabel: null, postcode: '51100', region: '44' };
  await world.db.transaction().execute(trx =>
    putProfessional(trx, world, {
      ...{ id: 'x', familyName: 'BELLEFEUILLE', givenName: 'Hélène', medicalRegulation: false },
      ...{ professionSystem: 'TRE_G15', professionCode: '10' },
      ...said,
      exercises: [{ ...work, structureName: structure, town }],
    }),
  );
}

/** A record whose owner has a treating doctor in the register, and a directory of three professionals. */
export async function managedRecord(
  options: TestWorldOptions,
): Promise<{ world: TestWorld; access: RecordAccess; verbs(): Promise<string[]> }> {
  const world = await freshWorld(options);
  await putPerson(world, { rpps: people.registered });
  await putPerson(world, { rpps: people.other, familyName: 'VALLORGE', givenName: 'Étienne' });
  await putPerson(world, { rpps: people.dentist, familyName: 'QUENOTTE', professionCode: '40' });
  const accountId = newId(world.random);
  const access = await world.db.transaction().execute(async (trx): Promise<RecordAccess> => {
    const insuredId = await putInsured(trx, world, {
      ...{ nir: withKey('2850475056001'), familyName: 'MARTIN', givenName: 'Emma', sex: 'F' },
      ...{ birthDate: '1985-04-17', email: null, phone: null, address: [], language: 'fr', children: [] },
      treatingDoctor: people.registered,
    });
    const actor = { kind: 'insured', id: insuredId } as const;
    const recordId = await createRecord(trx, world, { insuredId, by: 'patient', actor });
    await trx
      .insertInto('account')
      .values({
        ...{ id: accountId, insured_id: insuredId, identifier_lookup: accountId, sealed: '' },
        ...{ password_hash: 'x', password_kind: 'own', password_expires_at: null, language: 'fr' },
        ...{ created_at: world.now().toISOString(), suspended_at: null },
      })
      .execute();
    await grantToOwner(trx, world, { accountId, recordId });
    return { accountId, recordId, insuredId, capacity: 'self', grant: ownerGrant, createdAt: world.now() };
  });
  const verbs = async (): Promise<string[]> => {
    const rows = await world.db
      .selectFrom('journal_entry')
      .select('verb')
      .where('record_id', '=', access.recordId)
      .orderBy('seq')
      .execute();
    return rows.map(({ verb }) => verb).filter(verb => verb !== 'record.created');
  };
  return { world, access, verbs };
}
