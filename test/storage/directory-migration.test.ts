import { expect, test } from 'vitest';
import { up } from '../../server/storage/migrations/0030-directory-import.ts';
import { found } from '../registries/extract-import.ts';
import { run } from '../support/journal.ts';
import { people, putPerson } from '../support/managed.ts';
import { freshWorld } from '../support/world.ts';

test('those who were in the directory before its words got another shape are found as before', async () => {
  const world = await freshWorld();
  await putPerson(world, { rpps: people.registered, town: 'Saint-Denis' });
  await run(world, 'drop table directory_entry');
  await run(world, 'delete from directory_word');
  await run(world, 'delete from directory_key');
  await up(world.db);
  expect(await found(world, 'helene belefeuille', 'saint denis')).toEqual([people.registered]);
});
