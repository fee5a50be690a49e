import { describe, expect, test } from 'vitest';
import { importDirectory } from '../../server/registries/directory/import.ts';
import { activity, extractOf, rppsOf } from '../support/extract.ts';
import { bytesOf } from '../support/people-file.ts';
import { freshWorld } from '../support/world.ts';
import { directoryRows, found, importExtract, placesOf } from './extract-import.ts';

const [one, two, three] = [rppsOf(1001), rppsOf(1002), rppsOf(1003)] as const;
const port = {
  'Identifiant technique de la structure': 'F510000029',
  'Raison sociale site': 'CLINIQUE DU PORT',
  'Code postal (coord. structure)': '75012',
  'Libellé commune (coord. structure)': 'Paris',
  'Code Département (structure)': '75',
} as const;
const nurse = {
  "Nom d'exercice": 'VALLORGE',
  "Prénom d'exercice": 'Étienne',
  'Code profession': '60',
  'Code type savoir-faire': '',
  'Code savoir-faire': '',
} as const;

describe.each([{ postgres: false }, { postgres: true }])(
  'the directory’s import, PostgreSQL: $postgres',
  options => {
    test('takes everybody with their places, wherever their lines stand, and the search finds them', async () => {
      const world = await freshWorld(options);
      const lines = [activity(one), activity(two, nurse), activity(one, port)];
      expect(await importExtract(world, lines)).toEqual({ counts: { added: 2 }, remarks: [] });
      expect(await placesOf(world, one)).toMatchObject([
        { structure: 'CABINET MEDICAL DES TILLEULS', specialty: 'SM54', town: 'Reims', region: 'Grand Est' },
        {
          structure: 'CLINIQUE DU PORT',
          structure_id: 'F510000029',
          postcode: '75012',
          region: 'Île-de-France',
        },
      ]);
      for (const [name, town] of [
        ['helene bellefeuille', 'paris'],
        ['Dr BELEFEUILLE', ''],
        ['tilleuls belle', 'reims 51100'],
      ] as const)
        expect(await found(world, name, town), name).toEqual([one]);
      expect(await found(world, 'valorge', 'Reims')).toEqual([two]);
    });

    test('changes nothing with the same file again, in whatever order', async () => {
      const world = await freshWorld(options);
      const lines = [activity(one), activity(one, port), activity(two, nurse), activity(one)];
      await importExtract(world, lines);
      const before = await directoryRows(world);
      expect((await importExtract(world, lines)).counts).toEqual({ same: 2 });
      expect((await importExtract(world, lines.toReversed(), { isComplete: true })).counts).toEqual({
        same: 2,
      });
      expect(await directoryRows(world)).toEqual(before);
    });

    test('follows a new name and town, keeps the ids of places, and finds by the new words alone', async () => {
      const world = await freshWorld(options);
      await importExtract(world, [activity(one), activity(one, port), activity(two, nurse)]);
      const ids = (await placesOf(world, one)).map(({ id }) => id);
      const moved = {
        'Libellé commune (coord. structure)': 'Tinqueux',
        'Code postal (coord. structure)': '51430',
      };
      const name = { "Nom d'exercice": 'QUENOTTE' };
      const lines = [activity(one, { ...moved, ...name }), activity(one, { ...port, ...name })];
      expect((await importExtract(world, lines)).counts).toEqual({ changed: 1 });
      expect((await placesOf(world, one)).map(({ id }) => id)).toEqual(ids);
      expect(await found(world, 'quenotte', 'tinqueux')).toEqual([one]);
      expect(await found(world, 'bellefeuille')).toEqual([]);
      expect(await found(world, '', 'reims')).toEqual([two]);
    });

    test('takes another specialty as another place of work, which --complete leaves alone', async () => {
      const world = await freshWorld(options);
      await importExtract(world, [activity(one)]);
      const heart = activity(one, { 'Code savoir-faire': 'SM04' });
      expect((await importExtract(world, [heart])).counts).toEqual({ changed: 1 });
      expect((await placesOf(world, one)).map(({ specialty }) => specialty)).toEqual(['SM04', 'SM54']);
      expect((await importExtract(world, [heart], { isComplete: true })).counts).toEqual({ changed: 1 });
      expect((await placesOf(world, one)).map(({ specialty }) => specialty)).toEqual(['SM04']);
    });

    test('that ends anywhere goes on when it is started again, and everybody is found then', async () => {
      const file = extractOf([activity(one), activity(one, port), activity(two, nurse), activity(three)]);
      const whole = await freshWorld(options);
      await importExtract(whole, file);
      const wanted = (await directoryRows(whole)).map(rows => rows.length);
      const world = await freshWorld(options);
      for (let steps = 1; steps < 5; steps += 1) {
        const how = { isComplete: false, isForced: false };
        let step = 0;
        for await (const _ of importDirectory(world, () => bytesOf(file, 500), how)) {
          step += 1;
          if (step === steps) break;
        }
      }
      await importExtract(world, file);
      expect((await directoryRows(world)).map(rows => rows.length)).toEqual(wanted);
      expect(await found(world, 'bellefeuille')).toEqual([one, three]);
      expect((await importExtract(world, file)).counts).toEqual({ same: 3 });
    });
  },
);

test('somebody has one profession: that of health, the one that is known, and its places alone', async () => {
  const world = await freshWorld();
  const osteopath = activity(one, { ...port, 'Code profession': '71', 'Code savoir-faire': '' });
  const { counts } = await importExtract(world, [osteopath, activity(one)]);
  expect(counts).toEqual({ added: 1, otherProfession: 1 });
  expect(await world.db.selectFrom('professional').select('profession').execute()).toEqual([
    { profession: '10' },
  ]);
  expect(await placesOf(world, one)).toHaveLength(1);
  const pharmacist = activity(one, { 'Code profession': '21', 'Code savoir-faire': '' });
  expect((await importExtract(world, [pharmacist, activity(one)])).counts).toEqual({
    same: 1,
    otherProfession: 1,
  });
  expect((await importExtract(world, [pharmacist])).counts).toEqual({ changed: 1 });
});
