import { describe, expect, test } from 'vitest';
import { type Provided, provideForCarer } from '../../server/record/care-provide.ts';
import { documentsOf } from '../../server/record/documents.ts';
import { actsIn, agree, block, makeCarer, trust } from '../support/carers.ts';
import { makeOwner } from '../support/records.ts';
import { freshWorld } from '../support/world.ts';

const document = (more: Partial<Provided> = {}): Provided => ({
  ...{ typeCode: '11488-4', day: '2026-03-03', title: 'Visite', bytes: Buffer.from('Tout va bien.') },
  ...{ isHidden: false, isSecret: false },
  sent: { others: [], confidentiality: 'N' },
  ...more,
});
const named = (value: string): Pick<Provided, 'sent'> => ({
  sent: { master: { value }, others: [], confidentiality: 'N' },
});

describe.each([{ postgres: false }, { postgres: true }])(
  'what programs send, PostgreSQL: $postgres',
  options => {
    async function start() {
      const world = await freshWorld(options);
      const owner = await makeOwner(world);
      const viewer = await makeCarer(world);
      const by = { kind: 'professional', id: viewer.id, name: 'Paul', place: 'Bastia' } as const;
      const who = { viewer, recordId: owner.recordId, software: 'logiciel', by };
      const provide = (...documents: Provided[]) => provideForCarer(world, who, documents);
      const titles = async () => (await documentsOf(world, owner)).map(({ title }) => title).sort();
      const contents = () => world.db.selectFrom('content').select('kept_at').execute();
      return { world, owner, who, provide, titles, contents };
    }

    test('all documents come in, or none, and nothing is left of those that do not', async () => {
      const { world, who, owner, provide, titles, contents } = await start();
      expect(await provide(document())).toEqual({ why: 'refused' });
      await agree(world, who, { classes: '10' });
      expect(await provide(document(), document({ typeCode: '57833-6' }))).toEqual({ why: 'refused' });
      expect(await provide(document(), document({ bytes: Buffer.from('PK\u0003\u0004') }))).toMatchObject({
        ...{ why: 'bad-file', at: 1 },
      });
      expect(await contents()).toEqual([]);
      expect(await provide(document(), document({ title: 'Autre' }))).toMatchObject([
        { version: 1 },
        { version: 1 },
      ]);
      expect(await titles()).toEqual(['Autre', 'Visite']);
      expect(await actsIn(world, owner.recordId)).toEqual([
        ...['access.refused R7', 'access.refused R7'],
        ...[expect.stringMatching(/^document.received R7/), expect.stringMatching(/^document.received R7/)],
      ]);
    });

    test('the same identifier is the same document of the same author, and other bytes under it are not', async () => {
      const { world, who, owner, provide, titles, contents } = await start();
      await trust(world, who);
      const [first] = [await provide(document(named('a')))].flat();
      expect(await provide(document(named('a')))).toEqual([{ ...first, isNew: false }]);
      expect(await provide(document({ ...named('a'), bytes: Buffer.from('Non.') }))).toEqual({
        why: 'other-contents',
        at: 0,
      });
      const other = { ...who, viewer: await makeCarer(world) };
      await trust(world, other, 'same-rights');
      const by = { ...who.by, id: other.viewer.id };
      expect(await provideForCarer(world, { ...other, by }, [document(named('a'))])).toMatchObject([
        { isNew: true },
      ]);
      expect(await titles()).toEqual(['Visite', 'Visite']);
      expect(await contents()).toHaveLength(2);
      const id = Object(first).id as string;
      await world.db
        .updateTable('document')
        .set({ removed_at: world.now().toISOString() })
        .where('id', '=', id)
        .execute();
      expect(await provide(document(named('a')))).toEqual({ why: 'withdrawn', at: 0 });
      expect(owner.recordId).toBe(who.recordId);
    });

    test('a new version stays hidden where the patient hid it, and only its author writes one, in order', async () => {
      const { world, who, provide } = await start();
      await trust(world, who);
      const [first] = [await provide(document(named('a')))].flat();
      const id = Object(first).id as string;
      await world.db.updateTable('document').set({ hidden: 1 }).where('id', '=', id).execute();
      const next = { ...named('b'), bytes: Buffer.from('Mieux.'), replaces: { id } };
      expect(await provide(document({ ...next, keptBackUntil: new Date('2026-03-20') }))).toEqual({
        why: 'known-to-patient',
        at: 0,
      });
      expect(await provide(document(next))).toMatchObject([{ id, version: 2, isNew: true }]);
      const [row] = await world.db.selectFrom('document').selectAll().execute();
      expect(row).toMatchObject({ hidden: 1, version: 2 });
      const late = { bytes: Buffer.from('Trop tard.'), replaces: { identifier: { value: 'a' } } };
      expect(await provide(document(late))).toEqual({ why: 'replaced', at: 0 });
      const other = { ...who, viewer: await makeCarer(world) };
      await trust(world, other, 'same-rights');
      const by = { ...who.by, id: other.viewer.id };
      expect(await provideForCarer(world, { ...other, by }, [document(next)])).toEqual({
        why: 'no-target',
        at: 0,
      });
      await block(world, other);
      expect(await provideForCarer(world, { ...other, by }, [document(next)])).toEqual({ why: 'refused' });
    });
  },
);
