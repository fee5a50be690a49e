import { describe, expect, test } from 'vitest';
import { ownForCarer, replaceForCarer, withdrawForCarer } from '../../server/record/care-own.ts';
import { listForCarer } from '../../server/record/care-reading.ts';
import type { Caring } from '../../server/record/care-trace.ts';
import { wholeContent } from '../../server/record/contents.ts';
import { documentOf, documentsOf } from '../../server/record/documents.ts';
import { eraseRemoved } from '../../server/record/documents-store.ts';
import { readHistory } from '../../server/record/history.ts';
import { storeText } from '../../server/record/write-documents.ts';
import { day } from '../../server/storage/time.ts';
import { place } from '../support/cared-for.ts';
import {
  actsIn,
  agree,
  block,
  historyOf,
  makeCarer,
  openJournalDetails,
  receive,
} from '../support/carers.ts';
import { makeOwner } from '../support/records.ts';
import { freshWorld } from '../support/world.ts';

const reason = 'Mauvais patient';

describe.each([{ postgres: false }, { postgres: true }])('own documents, PostgreSQL: $postgres', options => {
  async function start() {
    const world = await freshWorld(options);
    const owner = await makeOwner(world);
    const who: Caring = { viewer: await makeCarer(world), recordId: owner.recordId };
    await agree(world, who);
    const by = { kind: 'professional', id: who.viewer.id, name: 'Paul', place: 'Bastia' } as const;
    const id = await receive(world, owner, { by, title: 'Visite' });
    const replace = async (version = 1, of = id) =>
      replaceForCarer(world, who, {
        ...{ id: of, version, by },
        what: {
          ...{ typeCode: '11488-4', day: '2026-03-01', title: 'Visite, corrigée', format: 'text' },
          content: await storeText(world, owner.recordId, 'Tout va bien.'),
        },
      });
    const withdraw = (version = 1, of = id) => withdrawForCarer(world, who, { id: of, version, reason });
    return { world, owner, who, by, id, replace, withdraw };
  }

  test('a new version takes the place of the one before, the patient has it and is told', async () => {
    const { world, owner, who, id, replace } = await start();
    await world.db.deleteFrom('pending_notice').execute();
    expect(await replace()).toBe('done');
    const document = await documentOf(world, owner, id);
    expect(document).toMatchObject({ title: 'Visite, corrigée', version: 2, isRead: false });
    if (document === undefined) throw new Error('No document.');
    expect((await wholeContent(world, document.content)).toString()).toBe('Tout va bien.');
    expect(await actsIn(world, owner.recordId)).toContain(`document.changed R7 ${id}`);
    const told = await world.db.selectFrom('pending_notice').select(['kind', 'about']).execute();
    expect(told).toEqual([{ kind: 'new-document', about: id }]);
    expect(await ownForCarer(world, who, { id })).toMatchObject({ version: 2 });
  });

  test('a document withdrawn with a reason is there for nobody, and the history keeps the reason', async () => {
    const { world, owner, who, id, withdraw } = await start();
    expect(await withdraw()).toBe('done');
    expect(await documentsOf(world, owner)).toEqual([]);
    expect((await listForCarer(world, who, place))?.documents).toEqual([]);
    const entry = (await historyOf(world, owner.recordId)).find(({ verb }) => verb === 'document.removed');
    expect(entry).toMatchObject({ object_id: id, exercise: who.viewer.exerciseId, rule: 'R7' });
    expect(await openJournalDetails(world, entry)).toEqual({ reason });
    expect(await withdraw()).toBe('refused');
  });

  test('an old version that somebody still looks at is neither replaced nor withdrawn', async () => {
    const { replace, withdraw } = await start();
    await replace();
    expect(await replace()).toBe('changed-meanwhile');
    expect(await withdraw()).toBe('changed-meanwhile');
    expect(await withdraw(2)).toBe('done');
  });

  test('one that was kept back and is withdrawn leaves nothing to read before its time, erased or not', async () => {
    const { world, owner, by, withdraw } = await start();
    const keptBackUntil = new Date(world.now().getTime() + 20 * day);
    const id = await receive(world, owner, { by, keptBackUntil });
    const told = async () => {
      const page = await readHistory(world, owner, { part: { view: 'all' }, most: 50 });
      return page?.entries.filter(({ verb }) => verb === 'document.removed').length;
    };
    expect(await withdraw(1, id)).toBe('done');
    expect(await told()).toBe(0);
    world.pass(2 * day);
    await world.db.transaction().execute(trx => eraseRemoved(trx, world.now()));
    expect(await told()).toBe(0);
    const contents = await world.db
      .selectFrom('document_version')
      .select('id')
      .where('document_id', '=', id)
      .execute();
    expect(contents).toEqual([]);
    world.pass(20 * day);
    await world.db.transaction().execute(trx => eraseRemoved(trx, world.now()));
    expect(await world.db.selectFrom('document').select('id').where('id', '=', id).execute()).toEqual([]);
  });

  test('a kept back document that is replaced stays kept back, and nobody is told', async () => {
    const { world, owner, by, replace } = await start();
    await world.db.deleteFrom('pending_notice').execute();
    const keptBackUntil = new Date(world.now().getTime() + 86_400_000);
    const id = await receive(world, owner, { by, keptBackUntil });
    expect(await replace(1, id)).toBe('done');
    expect(await documentOf(world, owner, id)).toBeUndefined();
    expect(await world.db.selectFrom('pending_notice').select('kind').execute()).toEqual([]);
  });

  test('the document of somebody else, or of one who is blocked by now, is not touched, and the try is written', async () => {
    const { world, owner, who, id, replace, withdraw } = await start();
    const other = await receive(world, owner);
    expect([await replace(1, other), await withdraw(1, other)]).toEqual(['refused', 'refused']);
    expect(await ownForCarer(world, who, { id: other })).toBeUndefined();
    expect(await ownForCarer(world, who, { id: 'nothing' })).toBeUndefined();
    await block(world, who);
    expect([await replace(), await withdraw()]).toEqual(['refused', 'refused']);
    expect(await ownForCarer(world, who, { id })).toBeUndefined();
    expect(await documentsOf(world, owner)).toHaveLength(2);
    expect(await actsIn(world, owner.recordId)).toEqual([
      `document.received ${id}`,
      ...[`access.refused R7 ${other}`, `access.refused R7 ${other}`],
      ...[`access.refused R5 ${id}`, `access.refused R5 ${id}`],
    ]);
  });
});
