import { expect, test } from 'vitest';
import { signIn } from '../../support/journeys.ts';
import { entriesOf } from '../../support/operators.ts';
import type { ReadPage } from '../../support/reader.ts';
import { freshSite } from '../../support/site.ts';
import { anthony, claude } from '../people.ts';

async function inside() {
  const site = await freshSite();
  const { reader, page } = await signIn(site, anthony);
  return {
    site,
    reader,
    base: `${page.url.pathname}/documents`,
    recordId: page.url.pathname.split('/')[3] ?? '',
  };
}

const boxes = (page: ReadPage): string[] =>
  page.root.querySelectorAll('input[type="checkbox"]').map(one => one.getAttribute('name') ?? '');

const hiddenCount = async ({ site, recordId }: Awaited<ReturnType<typeof inside>>): Promise<number> =>
  (
    await site.world.db
      .selectFrom('document')
      .select('id')
      .where('record_id', '=', recordId)
      .where('hidden', '=', 1)
      .execute()
  ).length;

test('some are ticked, looked at, hidden together and shown again together', async () => {
  const at = await inside();
  const { reader, base } = at;
  const before = await hiddenCount(at);
  const list = await reader.open(`${base}/cacher`);
  expect(list.text()).toContain('Caché aux professionnels');
  expect((await reader.submit()).mistakes).toEqual(['Cochez au moins un document.']);
  const [one = '', two = ''] = boxes(list);
  const look = await reader.submit({ [one]: 'yes', [two]: 'yes' });
  expect(look.text()).toContain('2 documents à cacher');
  expect(look.text()).toContain('Votre médecin traitant');
  expect(await hiddenCount(at)).toBe(before);
  const done = await reader.submit();
  expect(done.text()).toContain('2 documents sont cachés aux professionnels.');
  expect(await hiddenCount(at)).toBe(before + 2);
  expect((await reader.submit()).text()).toContain("C'est annulé.");
  expect(await hiddenCount(at)).toBe(before);
});

test('« Tout cacher » hides every document, says how many, and « J’annule » leaves what was hidden before', async () => {
  const at = await inside();
  const before = await hiddenCount(at);
  await at.reader.open(`${at.base}/cacher`);
  const look = await at.reader.submit({}, { name: 'all', value: 'yes' });
  const count = Number(/(\d+) documents à cacher/.exec(look.text())?.[1]);
  expect(count).toBeGreaterThan(10);
  const done = await at.reader.submit();
  expect(done.text()).toContain(`${count} documents sont cachés`);
  expect(await hiddenCount(at)).toBe(before + count);
  expect((await at.reader.open(`${at.base}/cacher`)).root.querySelectorAll('input[type="checkbox"]')).toEqual(
    [],
  );
  await at.reader.open(done.url.pathname);
  await at.reader.submit();
  expect(await hiddenCount(at)).toBe(before);
  const verbs = (await entriesOf(at.site.world, at.recordId)).map(({ verb }) => verb);
  expect(verbs.filter(verb => verb === 'document.hidden')).toHaveLength(count);
  expect(verbs.filter(verb => verb === 'document.shown-again')).toHaveLength(count);
});

test('ids that the page did not show are passed over; nothing chosen leads back to the list', async () => {
  const at = await inside();
  const { reader } = await signIn(at.site, claude);
  const own = `${(await reader.open('/fr/accueil')).url.pathname}/documents`;
  const list = await at.reader.open(`${at.base}/cacher`);
  await reader.open(`${own}/cacher`);
  const [theirs = ''] = boxes(list);
  const answer = await reader.submit({ [theirs]: 'yes', 'document-': 'yes', 'document-x': 'yes' });
  expect(answer.status).toBe(422);
  expect((await reader.open(`${own}/cacher/valider`)).url.pathname).toBe(`${own}/cacher`);
  expect((await reader.open(`${own}/cacher/fait/AAAAAAAAAAAAAAAAAAAAAA`)).status).toBe(404);
  for (const page of ['0', '-1', '1e3', '99', 'x'])
    expect((await reader.open(`${own}/cacher/page/${page}`)).status, page).toBe(404);
});

test('a document that comes in between the look and « Valider » is looked at first', async () => {
  const at = await inside();
  await at.reader.open(`${at.base}/cacher`);
  await at.reader.submit({}, { name: 'all', value: 'yes' });
  const other = at.reader.twin();
  await other.open(`${at.base}/rediger`);
  await other.submit({ title: 'Mes questions', text: 'Une question' });
  const told = await at.reader.submit();
  expect(told.status).toBe(409);
  expect(told.text()).toContain('documents à cacher');
});

test('what somebody else hid together is not there for me', async () => {
  const at = await inside();
  const list = await at.reader.open(`${at.base}/cacher`);
  await at.reader.submit({ [boxes(list)[0] ?? '']: 'yes' });
  const done = await at.reader.submit();
  const { reader } = await signIn(at.site, claude);
  const own = `${(await reader.open('/fr/accueil')).url.pathname}/documents`;
  const id = done.url.pathname.split('/').at(-1) ?? '';
  expect((await reader.open(done.url.pathname)).status).toBe(404);
  expect((await reader.open(`${own}/cacher/fait/${id}`)).status).toBe(404);
});
