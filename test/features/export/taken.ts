import { strFromU8, unzipSync } from 'fflate';
import type { RecordAccess } from '../../../server/record/records.ts';
import { ownerOf } from '../../support/full-record.ts';
import { signIn } from '../../support/journeys.ts';
import type { Reader } from '../../support/reader.ts';
import { withoutInformation } from '../../support/records.ts';
import { freshSite, type TestSite } from '../../support/site.ts';
import { anthony, homeOf } from '../people.ts';

export const pageName = 'emporter-mon-dossier';

/** Anthony in his record, in which nothing is written, before « Emporter mon dossier ». `page` is its address. */
export async function beforeExport(site?: TestSite, language = 'fr') {
  const there = site ?? (await freshSite());
  await withoutInformation(there.world);
  const { reader } = await signIn(there, anthony, language);
  const home = (await homeOf(reader)).replace('/fr/', `/${language}/`);
  const access: RecordAccess = await ownerOf(there.world, home);
  return { site: there, world: there.world, reader, home, access, page: `${home}/${pageName}` };
}

/** What a browser is given when the button of the page is pressed. */
export async function press(reader: Reader, site: TestSite, page: string): Promise<Response> {
  await reader.open(page);
  return fetch(new URL(page, site.origin), {
    method: 'POST',
    headers: { Cookie: reader.cookie, Origin: site.origin, 'Sec-Fetch-Site': 'same-origin' },
    body: new URLSearchParams(reader.hidden()),
  });
}

/** The files of an archive, by their names. */
export type Taken = ReadonlyMap<string, Uint8Array>;

export function filesIn(bytes: Uint8Array): Taken {
  return new Map(Object.entries(unzipSync(bytes)));
}

/** Presses the button and unpacks what comes. */
export async function take(reader: Reader, site: TestSite, page: string): Promise<Taken> {
  const response = await press(reader, site, page);
  if (response.status !== 200) throw new Error(`Answered ${response.status}`);
  return filesIn(new Uint8Array(await response.arrayBuffer()));
}

/** A file as text. */
export function textOf(files: Taken, name: string): string {
  const bytes = files.get(name);
  if (bytes === undefined) throw new Error(`No file ${name}`);
  return strFromU8(bytes);
}

/** What the access journal holds of exports, oldest first. */
export async function exportsIn({ world }: TestSite) {
  return world.db
    .selectFrom('journal_entry')
    .selectAll()
    .where('verb', '=', 'record.exported')
    .orderBy('seq')
    .execute();
}
