import { expect, test } from 'vitest';
import { newId } from '../../../server/storage/ids.ts';
import { signIn } from '../../support/journeys.ts';
import { entriesOf } from '../../support/operators.ts';
import type { Reader, ReadPage } from '../../support/reader.ts';
import { freshSite, type TestSite } from '../../support/site.ts';
import { anthony, claude } from '../people.ts';

interface Inside {
  readonly site: TestSite;
  readonly reader: Reader;
  readonly recordId: string;
  /** « Mes documents ». */
  readonly base: string;
}

async function inside(given?: TestSite): Promise<Inside> {
  const site = given ?? (await freshSite());
  const { reader, page } = await signIn(site, anthony);
  const base = `${page.url.pathname}/documents`;
  return { site, reader, base, recordId: page.url.pathname.split('/')[3] ?? '' };
}

/** The address of the document of the list with this title. */
async function find({ reader, base }: Inside, title: string): Promise<string> {
  const list = await reader.open(base);
  const link = list.root.querySelectorAll('.documents h2 a').find(({ text }) => text.includes(title));
  return link?.getAttribute('href') ?? '';
}

const follow = (reader: Reader, page: ReadPage, text: string): Promise<ReadPage> => {
  const link = page.root.querySelectorAll('main a').find(one => one.text.trim().startsWith(text));
  return reader.open(link?.getAttribute('href') ?? `no link ${text}`);
};

const lastVerb = async ({ site, recordId }: Inside): Promise<string | undefined> =>
  (await entriesOf(site.world, recordId)).at(-1)?.verb;

test('with the steps of the leaflet: « Modifier », « Interdire l’accès », « Valider », then « J’annule »', async () => {
  const at = await inside();
  const { reader } = at;
  const document = await reader.open(await find(at, 'Prise de sang'));
  const change = await follow(reader, document, 'Modifier');
  const before = await follow(reader, change, "Interdire l'accès");
  expect(before.heading).toBe("Interdire l'accès");
  // Who still sees it: the author and the treating doctor, by name.
  const author = document.root.querySelectorAll('dl.answers dd')[1]?.querySelector('bdi')?.text ?? 'none';
  const [losing, keeping] = before.root.querySelectorAll('.picture-list');
  expect(losing?.text).toContain('professionnels de santé');
  expect(keeping?.text).toContain(author);
  expect(keeping?.text).toContain('Votre médecin traitant');
  expect(before.text()).toContain('vos documents cachés restent cachés');
  expect(before.root.querySelector('#form button')?.text.trim()).toBe('Valider');
  const done = await reader.submit();
  expect(done.text()).toContain('1 document est caché aux professionnels.');
  expect(await lastVerb(at)).toBe('document.hidden');
  expect((await reader.open(document.url.pathname)).text()).toContain('caché aux professionnels');
  expect((await reader.open(at.base)).text()).toContain('Caché aux professionnels');
  await reader.open(done.url.pathname);
  const undone = await reader.submit();
  expect(undone.text()).toContain("C'est annulé.");
  expect(await lastVerb(at)).toBe('document.shown-again');
  expect((await reader.open(document.url.pathname)).text()).not.toContain('caché aux professionnels');
});

test('« Autoriser l’accès » says who may see it again, and can be taken back', async () => {
  const at = await inside();
  const { reader } = at;
  const document = await reader.open(await find(at, 'Téléconsultation'));
  const change = await follow(reader, document, 'Modifier');
  const before = await follow(reader, change, "Autoriser l'accès");
  expect(before.text()).toContain('Qui peut le voir');
  const done = await reader.submit();
  expect(done.text()).toContain("Ce document n'est plus caché.");
  const hidden = await reader.submit({}, { name: 'undo', value: 'yes' });
  expect(hidden.text()).toContain('1 document est caché');
});

test('somebody with an agreement is named among those who lose sight, a blocked one is not', async () => {
  const at = await inside();
  const { world } = at.site;
  const given = { record_id: at.recordId, given_at: world.now().toISOString(), given_by: 'x' };
  const more = { exercise_id: null, kind: 'named', classes: '', given_by_kind: 'account' } as const;
  const doctors = await world.db
    .selectFrom('professional')
    .selectAll()
    .where('profession', '=', '10')
    .where('rpps', 'not in', ['99900000045', '99900000037'])
    .execute();
  const [one, two] = doctors.filter(({ rpps }) => rpps > '99900000060');
  if (one === undefined || two === undefined) throw new Error('Too few doctors.');
  for (const { rpps } of [one, two])
    await world.db
      .insertInto('consent')
      .values({ ...given, ...more, id: newId(world.random), rpps, announced_at: null, withdrawn_at: null })
      .execute();
  await world.db
    .insertInto('blocked_professional')
    .values({ record_id: at.recordId, rpps: two.rpps, blocked_at: given.given_at, blocked_by: 'x' })
    .execute();
  const page = await at.reader.open(`${await find(at, 'Prise de sang')}/interdire`);
  const [losing] = page.root.querySelectorAll('.picture-list');
  expect(losing?.text).toContain(`${one.given_name} ${one.family_name}`);
  expect(page.text()).not.toContain(two.family_name);
});

test('two tabs: what was hidden in one is told in the other, and nothing is done twice', async () => {
  const at = await inside();
  const path = `${await find(at, 'Prise de sang')}/interdire`;
  const other = at.reader.twin();
  await at.reader.open(path);
  await other.open(path);
  await at.reader.submit();
  const told = await other.submit();
  expect(told.status).toBe(409);
  expect(told.text()).toContain('Ce document est déjà caché.');
  const entries = await entriesOf(at.site.world, at.recordId);
  expect(entries.filter(({ verb }) => verb === 'document.hidden')).toHaveLength(1);
});

test('another person’s document, a made-up one, and one without a session: nothing is there, nothing is done', async () => {
  const site = await freshSite();
  const at = await inside(site);
  const document = await find(at, 'Prise de sang');
  const id = document.split('/').at(-1) ?? '';
  const { reader, page } = await signIn(site, claude);
  const own = `${page.url.pathname}/documents`;
  for (const start of [
    document,
    `${own}/${id}`,
    `${own}/${id.toUpperCase()}`,
    `${own}/AAAAAAAAAAAAAAAAAAAAAA`,
  ])
    for (const rest of ['/changer', '/interdire', '/autoriser'])
      expect((await reader.open(`${start}${rest}`)).status, `${start}${rest}`).toBe(404);
  await reader.open(`${own}/rediger`);
  const token = reader.page?.value('_csrf') ?? '';
  const forged = await reader.post(`${document}/interdire`, new URLSearchParams({ _csrf: token }));
  expect(forged.status).toBe(404);
  const without = await reader.post(`${own}/cacher`, new URLSearchParams({ all: 'yes' }));
  expect(without.status).toBe(403);
  const verbs = (await entriesOf(site.world, at.recordId)).map(({ verb }) => verb);
  expect(verbs).not.toContain('document.hidden');
});
