import { signIn } from '../../support/journeys.ts';
import type { Reader, ReadPage } from '../../support/reader.ts';
import { freshSite, type TestSite } from '../../support/site.ts';
import { clean } from '../mistakes.ts';
import { anthony, homeOf } from '../people.ts';

/** Anthony's treating doctor, the dentist he blocked, the cardiologist with the same rights, and others. */
export const known = {
  doctor: '99900000045',
  dentist: '99900000284',
  cardiologist: '99900000094',
  nurse: '99900000326',
  otherDoctor: '99900000052',
  /** A number that is well formed, and that nobody has. */
  nobody: '99900000466',
} as const;

/** Anthony in his record, with the address of « Gestion du DMP ». */
export async function inside(
  language = 'fr',
): Promise<{ site: TestSite; reader: Reader; base: string; record: string }> {
  const site = await freshSite();
  const { reader } = await signIn(site, anthony, language);
  const home = (await homeOf(reader)).replace('/fr/', `/${language}/`);
  return { site, reader, base: `${home}/gestion`, record: home.split('/').at(-1) ?? '' };
}

/** Presses a button of the page by its name, the first one when no value is said. */
export async function press(reader: Reader, name: string, value?: string): Promise<ReadPage> {
  const found = reader.page?.root
    .querySelectorAll(`button[name="${name}"]`)
    .find(button => value === undefined || button.getAttribute('value') === value);
  if (!found) throw new Error(`No button ${name} on « ${reader.page?.title} »`);
  return reader.submit({}, { name, value: found.getAttribute('value') ?? '' });
}

/** Searches the directory on the page of a purpose. */
export async function search(reader: Reader, path: string, name: string, town = ''): Promise<ReadPage> {
  await reader.open(path);
  return reader.submit({ name, town });
}

/** The names of the professionals that a page lists. */
export function names(page: ReadPage): string[] {
  return page.root.querySelectorAll('.people bdi:first-child').flatMap(one => {
    const isName = ['H2', 'H3'].includes(one.parentNode?.tagName ?? '');
    return isName ? [clean(one.text)] : [];
  });
}

/** The verbs of a record's journal since the demo people came in. */
export async function acts({ site, record }: { site: TestSite; record: string }): Promise<string[]> {
  const rows = await site.world.db
    .selectFrom('journal_entry')
    .select(['verb', 'actor_kind', 'capacity'])
    .where('record_id', '=', record)
    .where('capacity', 'is not', null)
    .where('verb', 'not like', 'sign-in%')
    .where('verb', 'not in', ['document.added', 'information.added'])
    .orderBy('seq')
    .execute();
  return rows.map(({ verb }) => verb);
}
