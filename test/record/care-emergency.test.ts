import { describe, expect, test } from 'vitest';
import { openInEmergency } from '../../server/record/care-emergency.ts';
import { openForCarer } from '../../server/record/care-reading.ts';
import { caredFor, said } from '../support/cared-for.ts';
import { actsIn, answer, historyOf, makeCarer, openJournalDetails } from '../support/carers.ts';

const hour = 3_600_000;

describe.each([{ postgres: false }, { postgres: true }])(
  'opened in an emergency, PostgreSQL: $postgres',
  options => {
    const start = (does?: Parameters<typeof caredFor>[1]) => caredFor(options, does);

    test('as long as a record is open, opening it again tells the patient nothing new', async () => {
      const { world, who, owner } = await start();
      for (const _ of [1, 2, 3]) expect(await openInEmergency(world, who, said('break-glass'))).toBe(true);
      expect(await actsIn(world, owner.recordId)).toHaveLength(1);
      world.pass(24 * hour);
      expect(await openInEmergency(world, who, said('break-glass'))).toBe(true);
      expect(await actsIn(world, owner.recordId)).toHaveLength(2);
    });

    test('an emergency opens the record for 24 hours, with its reason sealed, and then it is over', async () => {
      const { world, owner, who, hidden, list } = await start();
      expect(await list()).toBeUndefined();
      expect(await openInEmergency(world, who, said('break-glass'))).toBe(true);
      expect(await list()).toEqual(['Contrôle']);
      expect(await openForCarer(world, who, { id: hidden, verb: 'document.read' })).toBeUndefined();
      world.pass(24 * hour - 1);
      expect(await list()).toEqual(['Contrôle']);
      world.pass(1);
      expect(await list()).toBeUndefined();
      const opening = await world.db.selectFrom('emergency_opening').selectAll().executeTakeFirstOrThrow();
      const entry = (await historyOf(world, owner.recordId)).find(({ verb }) => verb === 'emergency.opened');
      expect(entry).toMatchObject({ rule: 'R8', object_kind: 'emergency-opening', object_id: opening.id });
      expect(entry?.exercise).toBe(who.viewer.exerciseId);
      expect(JSON.stringify([opening, entry])).not.toContain('connaissance');
      expect(await openJournalDetails(world, entry)).toEqual(said('break-glass'));
    });

    test('an emergency shows what is hidden when the patient agreed to that too', async () => {
      const { world, who, list } = await start();
      await answer(world, who.recordId, { question: 'hidden-documents', yes: true });
      await openInEmergency(world, who, said('break-glass'));
      expect(await list()).toEqual(['Caché', 'Contrôle']);
    });

    test('a patient who said no is not opened, nor stays open', async () => {
      const { world, owner, who, list } = await start();
      await openInEmergency(world, who, said('break-glass'));
      await answer(world, who.recordId, { question: 'emergency', yes: false });
      expect(await list()).toBeUndefined();
      expect(await openInEmergency(world, who, said('break-glass'))).toBe(false);
      expect(await world.db.selectFrom('emergency_opening').selectAll().execute()).toHaveLength(1);
      expect((await actsIn(world, owner.recordId)).slice(1)).toEqual([
        'access.refused R7',
        'access.refused R7',
      ]);
    });

    test('the Centre 15 is for those who regulate, under its own yes or no', async () => {
      const { world, who, list } = await start({ specialty: 'SM59', regulates: true });
      const doctor = { ...who, viewer: await makeCarer(world, { specialty: 'SM59' }) };
      expect(await openInEmergency(world, doctor, said('centre-15'))).toBe(false);
      await answer(world, who.recordId, { question: 'emergency', yes: false });
      expect(await openInEmergency(world, who, said('centre-15'))).toBe(true);
      expect(await list()).toEqual(['Contrôle']);
      await answer(world, who.recordId, { question: 'centre-15', yes: false });
      expect(await list()).toBeUndefined();
      expect(await openInEmergency(world, who, said('centre-15'))).toBe(false);
    });
  },
);
