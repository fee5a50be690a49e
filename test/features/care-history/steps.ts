import { type NewCareLine, receiveCare } from '../../../server/record/care-history.ts';
import { signIn } from '../../support/journeys.ts';
import { freshSite } from '../../support/site.ts';
import { anthony, homeOf } from '../people.ts';

/** Anthony in his record, with the care of a test instead of that of the demo. */
export async function inside(...lines: NewCareLine[]) {
  const site = await freshSite();
  const { reader } = await signIn(site, anthony);
  const home = await homeOf(reader);
  const recordId = home.split('/').at(-1) ?? '';
  await site.world.db.deleteFrom('care_line').execute();
  const by = { kind: 'site', id: 'site' } as const;
  await site.world.db
    .transaction()
    .execute(trx =>
      receiveCare(trx, site.world, { recordId, source: 'register', lines, by, channel: 'worker' }),
    );
  return { site, reader, home, recordId };
}

/** A visit to a doctor, to be changed. */
export const visit: NewCareLine = {
  ...{ day: '2026-02-11', kind: 'visit', what: 'Consultation', carer: 'Dr Ève ROSE' },
  place: 'Cabinet du Pont',
};
