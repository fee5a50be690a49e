import { describe, expect, test } from 'vitest';
import { receiveCare } from '../../server/record/care-history.ts';
import { careHistoryForCarer, summaryForCarer, wishesForCarer } from '../../server/record/care-summary.ts';
import type { Caring } from '../../server/record/care-trace.ts';
import type { World } from '../../server/world.ts';
import { actsIn, agree, block, makeCarer, receive, trust } from '../support/carers.ts';
import { ofEveryKind, write } from '../support/full-record.ts';
import { makeOwner } from '../support/records.ts';
import { freshWorld } from '../support/world.ts';

const lines = { from: 0, count: 20, isFirst: true };
const noLines = { all: undefined, care: undefined, wishes: undefined };

/** What each part shows: some of the summary, the care, whom to call and the directives. */
async function partsOf(world: World, who: Caring) {
  const summary = (await summaryForCarer(world, who))?.summary;
  const care = await careHistoryForCarer(world, who, lines);
  const wishes = await wishesForCarer(world, who);
  return {
    all: summary && {
      allergies: summary.allergies.map(({ data }) => data.name),
      by: summary.allergies[0]?.told.by.kind,
      illnesses: summary.illnesses.length,
      contacts: summary.contacts.map(({ data }) => data.name),
      given: summary.treatments.flatMap(({ given }) => given.map(({ what }) => what)),
      directives: summary.directives.length,
    },
    care: care?.map(({ what }) => what),
    wishes: wishes && [
      ...wishes.information.of('emergency-contact').map(({ data }) => data.name),
      ...wishes.information.of('directives').map(({ data }) => data.form),
      ...wishes.directiveFiles.map(({ title }) => title),
    ],
  };
}

describe.each([{ postgres: false }, { postgres: true }])(
  'parts of a record, PostgreSQL: $postgres',
  options => {
    async function start(does: Parameters<typeof makeCarer>[1] = {}) {
      const world = await freshWorld(options);
      const owner = await makeOwner(world);
      await write(world, owner, ofEveryKind);
      await receive(world, owner, { typeCode: 'EXPPAT_3', title: 'Papier signé' });
      const day = world.now().toISOString().slice(0, 10);
      const line = { day, kind: 'medicine', what: 'Amlodipine 5 mg', carer: '', place: '' } as const;
      const by = { kind: 'site', id: 'site' } as const;
      const { recordId } = owner;
      await world.db
        .transaction()
        .execute(trx =>
          receiveCare(trx, world, { recordId, source: 'register', lines: [line], by, channel: 'command' }),
        );
      return { world, owner, who: { viewer: await makeCarer(world, does), recordId } };
    }

    test('the treating doctor reads the summary, the care and the wishes, each with its entry', async () => {
      const { world, owner, who } = await start();
      await trust(world, who);
      expect(await partsOf(world, who)).toEqual({
        all: {
          ...{ allergies: ['Pénicilline', 'Œuf'], illnesses: 2, contacts: ['Paul MARTIN', 'Zoé'] },
          ...{ by: 'account', given: ['Amlodipine 5 mg'], directives: 2 },
        },
        care: ['Amlodipine 5 mg'],
        wishes: ['Paul MARTIN', 'Zoé', 'written', 'paper', 'Papier signé'],
      });
      expect(await actsIn(world, owner.recordId)).toEqual([
        ...['summary.read R4', 'care-history.read R4', 'information.read R4'],
      ]);
    });

    test('without an agreement, blocked or of the record that is not there nothing is shown, and each try is written', async () => {
      const { world, owner, who } = await start();
      expect(await partsOf(world, who)).toEqual(noLines);
      await agree(world, who);
      await block(world, who);
      expect(await partsOf(world, who)).toEqual(noLines);
      expect(await partsOf(world, { ...who, recordId: 'A'.repeat(22) })).toEqual(noLines);
      expect(await actsIn(world, owner.recordId)).toEqual([
        ...Array(3).fill('access.refused R7'),
        ...Array(3).fill('access.refused R5'),
      ]);
    });

    test('who wrote a document and may read nothing else is shown no summary, not even the name of a doctor', async () => {
      const { world, owner, who } = await start();
      const by = { kind: 'professional', id: who.viewer.id, name: 'Paul', place: '' } as const;
      await receive(world, owner, { by });
      expect(await partsOf(world, who)).toEqual(noLines);
    });

    test('a dentist sees no directives, and an agreement for prescriptions shows neither profile nor care', async () => {
      const { world, who } = await start({ profession: '40', specialty: null });
      await agree(world, who);
      expect((await partsOf(world, who)).wishes).not.toContain('written');
      const doctor = { ...who, viewer: await makeCarer(world) };
      await agree(world, doctor, { classes: '42' });
      expect(await partsOf(world, doctor)).toEqual({
        all: { allergies: [], by: undefined, illnesses: 0, contacts: [], given: [], directives: 0 },
        ...{ care: [], wishes: [] },
      });
    });

    test('only the first page of the care history is written', async () => {
      const { world, owner, who } = await start();
      await trust(world, who);
      await careHistoryForCarer(world, who, lines);
      expect(await careHistoryForCarer(world, who, { ...lines, from: 20, isFirst: false })).toEqual([]);
      expect(await actsIn(world, owner.recordId)).toEqual(['care-history.read R4']);
    });
  },
);
