import { accessTo, type RecordAccess } from '../../server/record/records.ts';
import { ownRecord } from '../../server/record/records-store.ts';
import { addInformation } from '../../server/record/write-information.ts';
import { withoutInformation } from '../support/records.ts';
import { newestCode, type TestSite } from '../support/site.ts';
import type { Person } from './person.ts';
import { say, t, untouched } from './words.ts';

const anthony = { identifier: 'mavu4827', password: 'soleil pomme velo tambour' };

/** Anthony signs in, writes an allergy with a mistake first, removes it and takes it back, and hears the curve of his weight. */
export async function writeInformation(person: Person, site: TestSite): Promise<void> {
  await withoutInformation(site.world);
  await enter(person, site);
  await allergy(person);
  await removeAndBack(person);
  await weight(person, site);
}

async function enter(person: Person, site: TestSite): Promise<void> {
  person.begin('Signing in');
  await person.open(`${site.origin}/fr/connexion`, { hears: [say.heading(t('sign-in:password.title'))] });
  await person.seek('Tab', { hears: [say.field(t('sign-in:password.identifier'))] });
  await person.type(anthony.identifier);
  await person.tabTo(say.secret(t('sign-in:password.password')));
  await person.type(anthony.password, { never: [anthony.password] });
  await person.press('Return', { hears: [say.heading(t('sign-in:channel.title'))] });
  await person.seek('Tab', { hears: ['bouton radio'] });
  await person.press('space', { hears: ['sélectionné'] });
  await person.press('Return', { hears: [say.heading(t('sign-in:code.title'))] });
  await person.seek('Tab', { hears: [say.field(t('common:code.label'))] });
  await person.type(await newestCode(site));
  await person.press('Return', { hears: [say.heading(t('home:record.title'))] });
  await person.tabTo(say.link(t('home:record.information')));
  await person.press('Return', { hears: [say.heading(t('information:groups.all.title'))] });
}

async function allergy(person: Person): Promise<void> {
  person.begin('An allergy: a mistake, then its name');
  const [title, add] = [t('information:parts.allergy.title'), t('information:parts.allergy.add')];
  const [field, error] = [t('information:fields.allergy.name'), t('information:errors.empty.allergy-name')];
  await person.tabTo(say.link(`${t('information:write')} : ${title}`));
  await person.press('Return', { hears: [say.heading(title)] });
  await person.seek('Down', { hears: [t('information:nothing')] });
  await person.tabTo(say.link(add));
  await person.press('Return', { hears: [say.heading(add)], never: untouched });
  await person.seek('Tab', {
    hears: [say.field(field), t('information:hints.allergy.name')],
    never: untouched,
  });
  await person.press('Return', { hears: [t('common:mistakes.title', { count: 1 }), error] });
  await person.tabTo(say.link(error));
  await person.press('Return', { hears: [field, 'saisie non valable', error] });
  await person.type('Latex');
  await person.press('Return', { hears: [say.heading(title)] });
  await person.seek('Down', { hears: [t('information:done.saved')] });
  await person.seek('Down', { hears: ['Latex', 'en-tête niveau 2'] });
  await person.askTitle(say.title(title));
}

async function removeAndBack(person: Person): Promise<void> {
  person.begin('Removing it, and taking that back');
  const title = t('information:parts.allergy.title');
  await person.tabTo(say.button(`${t('information:remove')} : Latex`));
  await person.press('Return', { hears: [say.heading(title)] });
  await person.seek('Down', { hears: [t('information:removed', { name: 'Latex' })] });
  await person.tabTo(say.button(t('information:undo')));
  await person.press('Return', { hears: [say.heading(title)] });
  await person.seek('Down', { hears: [t('information:done.restored')] });
}

/** Two weights of before: the page that draws them is heard line by line. */
async function weight(person: Person, site: TestSite): Promise<void> {
  person.begin('The curve has a name, and the table its days');
  const title = t('information:parts.weight.title');
  const access = await accessOf(site);
  for (const [value, when] of [
    [72, '2026-03-01'],
    [70.5, '2026-03-02'],
  ] as const) {
    const kind = 'measure';
    await addInformation(site.world, access, {
      data: { kind, measure: 'weight', value, unit: 'kg', when, note: '' },
    });
  }
  const path = `/fr/dmp/${access.recordId}/informations/mesures/poids`;
  await person.open(`${site.origin}${path}`, { hears: [say.heading(title)] });
  const values = {
    what: title,
    first: '72 kg',
    from: '1er mars 2026',
    last: '70,5 kg',
    until: '2 mars 2026',
  };
  await person.seek('Down', { hears: [t('information:chart.name', values)] });
  await person.seek('Down', { hears: ['2 mars 2026'] });
  await person.seek('Down', { hears: ['70,5 kg'] });
  await person.seek('Down', { hears: ['1er mars 2026'] });
}

/** What the account that has just signed in may do with its record. */
async function accessOf({ world }: TestSite): Promise<RecordAccess> {
  const { account_id: accountId } = await world.db
    .selectFrom('session')
    .select('account_id')
    .where('account_id', 'is not', null)
    .executeTakeFirstOrThrow();
  const recordId = await ownRecord(world.db, accountId ?? '');
  const access = await accessTo(world, { accountId: accountId ?? '', recordId: recordId ?? '' });
  if (access === undefined) throw new Error('Nobody has signed in.');
  return access;
}
