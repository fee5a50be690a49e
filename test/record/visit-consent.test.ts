import { describe, expect, test } from 'vitest';
import { listForCarer } from '../../server/record/care-reading.ts';
import { consentsOf, withdrawConsent } from '../../server/record/consents.ts';
import { noteVisitConsent } from '../../server/record/visit-consent.ts';
import { place } from '../support/cared-for.ts';
import { actsIn, block, makeCarer, receive, workAt } from '../support/carers.ts';
import { makeOwner } from '../support/records.ts';
import { freshWorld } from '../support/world.ts';

describe.each([{ postgres: false }, { postgres: true }])(
  'consent at the visit, PostgreSQL: $postgres',
  options => {
    async function start() {
      const world = await freshWorld(options);
      const owner = await makeOwner(world);
      const who = { viewer: await makeCarer(world), recordId: owner.recordId };
      await receive(world, owner);
      const titles = async (asker = who) =>
        (await listForCarer(world, asker, { ...place, isFirst: false }))?.documents.map(({ title }) => title);
      return { world, owner, who, titles };
    }

    test('opens the record to this professional in this place, until the patient takes it back', async () => {
      const { world, owner, who, titles } = await start();
      expect(await noteVisitConsent(world, who, { classes: [] })).toBe(true);
      expect(await titles()).toEqual(['Contrôle']);
      const exerciseId = await workAt(world, who.viewer.id, 'SM54');
      expect(await titles({ ...who, viewer: { ...who.viewer, exerciseId } })).toBeUndefined();
      const [consent] = await consentsOf(world.db, owner.recordId);
      expect(consent).toMatchObject({ kind: 'visit', exerciseId: who.viewer.exerciseId, classes: [] });
      expect(await withdrawConsent(world, owner, consent?.id ?? '')).toBe(true);
      expect(await titles()).toBeUndefined();
      expect((await actsIn(world, owner.recordId))[0]).toBe(`consent.given R7 ${who.viewer.id}`);
      const told = await world.db
        .selectFrom('pending_notice')
        .select('kind')
        .where('kind', '=', 'access')
        .execute();
      expect(told).toHaveLength(1);
    });

    test('for some kinds takes the place of what was noted before, and twice the same is once', async () => {
      const { world, owner, who, titles } = await start();
      await noteVisitConsent(world, who, { classes: [] });
      await noteVisitConsent(world, who, { classes: ['42'] });
      await noteVisitConsent(world, who, { classes: ['42'] });
      expect(await titles()).toEqual([]);
      expect(await consentsOf(world.db, owner.recordId)).toMatchObject([{ classes: ['42'] }]);
      const noted = (await actsIn(world, owner.recordId)).filter(act => act.startsWith('consent.given'));
      expect(noted).toHaveLength(2);
      await expect(noteVisitConsent(world, who, { classes: ['no'] })).rejects.toThrow(RangeError);
    });

    test('a blocked professional, occupational medicine and a closed record note nothing, and it is written', async () => {
      const { world, owner, who } = await start();
      await block(world, who);
      expect(await noteVisitConsent(world, who, { classes: [] })).toBe(false);
      const occupational = { ...who, viewer: await makeCarer(world, { specialty: 'SM25' }) };
      expect(await noteVisitConsent(world, occupational, { classes: [] })).toBe(false);
      await world.db.updateTable('record').set({ status: 'closed' }).where('id', '=', who.recordId).execute();
      expect(await noteVisitConsent(world, { ...who, viewer: await makeCarer(world) }, { classes: [] })).toBe(
        false,
      );
      expect(await noteVisitConsent(world, { ...who, recordId: 'A'.repeat(22) }, { classes: [] })).toBe(
        false,
      );
      expect(await consentsOf(world.db, owner.recordId)).toEqual([]);
      expect(await actsIn(world, owner.recordId)).toEqual([
        ...['access.refused R5', 'access.refused R1', 'access.refused closed'],
      ]);
    });
  },
);
