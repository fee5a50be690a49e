import { openJournalDetails } from '../../support/carers.ts';
import { signInCarer } from '../../support/portal.ts';
import type { Reader, ReadPage } from '../../support/reader.ts';
import { freshSite, type TestSite } from '../../support/site.ts';
import { anthony } from '../people.ts';

/** Professionals of the demo directory. `gp` treats Anthony; `nurse` and `pharmacist` were told nothing by him. */
export const carers = {
  gp: '99900000045',
  nurse: '99900000318',
  pharmacist: '99900000250',
  regulator: '99900000185',
  occupational: '99900000193',
} as const;

/** Anthony as a professional types him who has no card before them. */
export const byName = {
  ...{ 'family-name': 'Corse', 'given-name': 'anthony' },
  ...{ 'birth-day': '2', 'birth-month': '3', 'birth-year': '1980' },
};

/** A professional who has signed in by Pro Santé Connect. */
export interface Carer {
  readonly site: TestSite;
  readonly reader: Reader;
  readonly rpps: string;
  /** Finds Anthony by his number: gives the page of his record. */
  find(): Promise<ReadPage>;
  /** What they did in records and searches, as verb and rule, oldest first. */
  acts(): Promise<string[]>;
}

export async function signedIn(who: keyof typeof carers, on?: TestSite): Promise<Carer> {
  const site = on ?? (await freshSite());
  const reader = await signInCarer(site, carers[who]);
  const rpps = carers[who];
  const entries = () =>
    site.world.db
      .selectFrom('journal_entry')
      .selectAll()
      .where('actor_id', '=', rpps)
      .orderBy('at')
      .orderBy('seq')
      .execute();
  const known = new Set((await entries()).map(({ mac }) => mac));
  return {
    site,
    reader,
    rpps,
    find: async () => {
      await reader.open('/fr/soignants/patient');
      return reader.submit({ number: anthony.nir });
    },
    acts: async () =>
      (await entries())
        .filter(({ mac }) => !known.has(mac))
        .map(({ verb, rule }) => [verb, rule].filter(Boolean).join(' ')),
  };
}

/** What the sealed details of the last entry of that verb say, in the record that an address names. */
export async function detailsOf({ world }: TestSite, recordId: string, verb: string): Promise<unknown> {
  const entry = await world.db
    .selectFrom('journal_entry')
    .selectAll()
    .where('record_id', '=', recordId)
    .where('verb', '=', verb)
    .orderBy('seq', 'desc')
    .executeTakeFirst();
  return openJournalDetails(world, entry);
}

/** The titles that a list shows. */
export const titles = (page: ReadPage): string[] =>
  page.root.querySelectorAll('.documents h2').map(title => title.text.trim());

/** The record that the address of a page names. */
export const recordIn = ({ url }: ReadPage): string => url.pathname.split('/')[4] ?? '';
