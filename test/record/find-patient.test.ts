import { describe, expect, test } from 'vitest';
import { findPatient } from '../../server/record/find-patient.ts';
import { createRecord } from '../../server/record/records.ts';
import { type NewPerson, putInsured } from '../../server/registries/register-store.ts';
import { hour } from '../../server/storage/time.ts';
import { makeCarer } from '../support/carers.ts';
import { withKey } from '../support/people-file.ts';
import { freshWorld } from '../support/world.ts';

const zoe: NewPerson = {
  ...{ nir: withKey('2850475056001'), familyName: 'LEFÈVRE', givenName: 'Zoé', sex: 'F' },
  ...{ birthDate: '1985-04-17', email: null, phone: null, address: [], language: 'fr' },
  ...{ treatingDoctor: null, children: [] },
};
const byName = { familyName: 'Lefevre', givenName: 'zoe', birthDate: '1985-04-17' };
const nobody = { is: 'nobody' };

describe.each([{ postgres: false }, { postgres: true }])('finding, PostgreSQL: $postgres', options => {
  async function start() {
    const world = await freshWorld(options);
    const put = (person: Parameters<typeof putInsured>[2]) =>
      world.db.transaction().execute(trx => putInsured(trx, world, person));
    const insuredId = await put(zoe);
    const record = () =>
      world.db
        .transaction()
        .execute(trx =>
          createRecord(trx, world, { insuredId, by: 'patient', actor: { kind: 'visitor', id: 'visitor' } }),
        );
    return { world, put, record, viewer: await makeCarer(world) };
  }

  const searches = async ({ db }: Awaited<ReturnType<typeof start>>['world']) =>
    (await db.selectFrom('journal_entry').selectAll().where('actor_kind', '=', 'professional').execute()).map(
      ({ chain, verb, object_id, details }) => ({ chain, verb, object_id, details }),
    );

  test('a patient is found by number and by name, and reads in the history who searched', async () => {
    const { world, record, viewer } = await start();
    const recordId = await record();
    for (const searched of [{ nir: zoe.nir }, byName])
      expect(await findPatient(world, viewer, searched)).toEqual({ is: 'found', recordId });
    const traced = { chain: recordId, verb: 'record.found', object_id: null, details: null };
    expect(await searches(world)).toEqual([traced, traced]);
  });

  test('no record, a closed one, an unknown number and namesakes are one answer, and leave one kind of trace', async () => {
    const { world, put, record, viewer } = await start();
    expect(await findPatient(world, viewer, byName)).toEqual(nobody);
    const recordId = await record();
    await world.db.updateTable('record').set({ status: 'closed' }).where('id', '=', recordId).execute();
    expect(await findPatient(world, viewer, { nir: zoe.nir })).toEqual(nobody);
    await world.db.updateTable('record').set({ status: 'open' }).where('id', '=', recordId).execute();
    expect(await findPatient(world, viewer, { nir: withKey('2850475056002') })).toEqual(nobody);
    await put({ ...zoe, nir: withKey('2850475056002') });
    expect(await findPatient(world, viewer, byName)).toEqual(nobody);
    const traced = { chain: 'site', verb: 'patient.searched', object_id: 'nobody', details: null };
    expect(await searches(world)).toEqual([traced, traced, traced, traced]);
  });

  test('occupational medicine finds nobody, and whoever searches too often is stopped for an hour', async () => {
    const { world, record, viewer } = await start();
    await record();
    const occupational = await makeCarer(world, { specialty: 'SM25' });
    expect(await findPatient(world, occupational, byName)).toEqual({ is: 'never' });
    for (let time = 0; time < 60; time += 1) await findPatient(world, viewer, { nir: '1' });
    expect(await findPatient(world, viewer, byName)).toEqual({ is: 'too-many' });
    expect(await findPatient(world, await makeCarer(world), byName)).toMatchObject({ is: 'found' });
    world.pass(hour);
    expect(await findPatient(world, viewer, byName)).toMatchObject({ is: 'found' });
  });
});
