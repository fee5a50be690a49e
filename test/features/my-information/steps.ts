import { signIn } from '../../support/journeys.ts';
import { Reader, type ReadPage } from '../../support/reader.ts';
import { withoutInformation } from '../../support/records.ts';
import { freshSite, type TestSite } from '../../support/site.ts';
import { clean } from '../mistakes.ts';
import { anthony, homeOf } from '../people.ts';

/** Anthony in his record, where nothing is written yet, with the address of « Mes informations ». */
export async function inside(
  options: Parameters<typeof freshSite>[0] = {},
): Promise<{ site: TestSite; reader: Reader; base: string; record: string }> {
  const site = await freshSite(options);
  await withoutInformation(site.world);
  const { reader } = await signIn(site, anthony);
  const home = await homeOf(reader);
  return { site, reader, base: `${home}/informations`, record: home.split('/').at(-1) ?? '' };
}

/** Opens a form and sends it. */
export async function write(reader: Reader, path: string, fields: Record<string, string>): Promise<ReadPage> {
  await reader.open(path);
  return reader.submit(fields);
}

/** Presses the button of the item, the first of the page when nothing is said. */
export async function press(reader: Reader, name: string, at = 0): Promise<ReadPage> {
  const button = reader.page?.root.querySelectorAll(`button[name="${name}"]`)[at];
  if (!button) throw new Error(`No button ${name} on « ${reader.page?.title} »`);
  return reader.submit({}, { name, value: button.getAttribute('value') ?? '' });
}

/** What is written on the page of a part, in order. */
export function titles(page: ReadPage): string[] {
  return page.root.querySelectorAll('.items h2').map(one => clean(one.text));
}

/** The same person's other tab. */
export function anotherTab(site: TestSite, reader: Reader): Reader {
  const tab = new Reader(site.origin);
  for (const [name, value] of reader.cookies) tab.cookies.set(name, value);
  return tab;
}

/**
 * The verbs about « Mes informations » in a record's journal since the demo people came in, with what the sealed details
 * say, in order.
 */
export async function traced(site: TestSite, record: string): Promise<string[]> {
  const { db, keys } = site.world;
  // A demo record is older than its account: what its owner wrote before the first start is no act of the test.
  const { wrapped_key: wrapped, created_at: start } = await db
    .selectFrom('record')
    .innerJoin('record_grant', 'record_grant.record_id', 'record.id')
    .innerJoin('account', 'account.id', 'record_grant.account_id')
    .select(['record.wrapped_key', 'account.created_at'])
    .where('record.id', '=', record)
    .executeTakeFirstOrThrow();
  const rows = await db
    .selectFrom('journal_entry')
    .selectAll()
    .where('record_id', '=', record)
    .where('verb', 'like', 'information.%')
    .where('at', '>', start)
    .orderBy('seq')
    .execute();
  const key = keys.forRecord(record, wrapped);
  return rows.map(({ verb, seq, details }) => {
    const { kind } = JSON.parse(key.open(`journal:${seq}`, details ?? ''));
    return `${verb} ${kind}`;
  });
}
