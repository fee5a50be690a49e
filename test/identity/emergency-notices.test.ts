import { expect, test } from 'vitest';
import { PermanentError } from '../../server/messages/carriers.ts';
import { anthony } from '../features/people.ts';
import { demoRecord, entriesOf, openInEmergency, receive } from '../support/notices.ts';
import { freshSite, type TestSite } from '../support/site.ts';

/** Treating doctor of Anthony in the register. */
const doctor = '99900000045';

const told = async (site: TestSite) =>
  (await site.messages())
    .filter(({ kind }) => kind.endsWith('emergency-notice'))
    .map(({ channel }) => channel)
    .sort();

const forDoctors = ({ world }: TestSite) =>
  world.db.selectFrom('professional_notice').select(['rpps', 'about', 'seen_at']).execute();

test('the treating doctor finds it, once, whoever the patient says that is, and not of their own act', async () => {
  const site = await freshSite();
  const { recordId } = await demoRecord(site.world, anthony);
  const opening = await openInEmergency(site.world, recordId);
  await openInEmergency(site.world, recordId, opening);
  expect(await forDoctors(site)).toEqual([{ rpps: doctor, about: opening, seen_at: null }]);
  expect(await entriesOf(site.world, recordId, 'notice.sent')).toMatchObject([
    { object_kind: 'professional-notice', actor_kind: 'site' },
  ]);
  const given = { given_at: '2026-03-03T10:00:00.000Z', given_by: 'x' };
  await site.world.db
    .insertInto('full_access')
    .values({ record_id: recordId, rpps: '99900000011', kind: 'treating-doctor', ...given })
    .execute();
  const other = await openInEmergency(site.world, recordId);
  await openInEmergency(site.world, recordId, 'own-act', '99900000011');
  expect((await forDoctors(site)).slice(1)).toEqual([{ rpps: '99900000011', about: other, seen_at: null }]);
});

test('who has a contact is told by each of them, in their language, and by no letter', async () => {
  const site = await freshSite();
  const { recordId, accountId } = await demoRecord(site.world, anthony);
  await site.world.db.updateTable('account').set({ language: 'ar' }).where('id', '=', accountId).execute();
  await openInEmergency(site.world, recordId);
  await site.messages();
  expect(await told(site)).toEqual(['email', 'sms']);
  const [message] = await site.messages();
  expect(message?.text).toContain('في حالة طوارئ');
});

test('who has no contact any more is told by a letter, and of nothing else', async () => {
  const site = await freshSite();
  const { recordId, accountId } = await demoRecord(site.world, anthony);
  await site.world.db.deleteFrom('contact').where('account_id', '=', accountId).execute();
  await receive(site.world, recordId);
  await openInEmergency(site.world, recordId);
  await site.messages();
  expect(await told(site)).toEqual(['letter']);
  site.world.pass(3_600_000);
  await site.messages();
  expect((await site.messages()).filter(({ kind }) => kind.includes('document'))).toEqual([]);
});

test('who has no account is told by a letter', async () => {
  const site = await freshSite();
  const { recordId, accountId } = await demoRecord(site.world, anthony);
  await site.world.db.updateTable('account').set({ insured_id: null }).where('id', '=', accountId).execute();
  await openInEmergency(site.world, recordId);
  await site.messages();
  expect(await told(site)).toEqual(['letter']);
  const letter = (await site.messages()).find(({ channel }) => channel === 'letter');
  expect(letter?.text).toContain('Un professionnel a ouvert votre DMP en urgence.');
});

test("an account that « Ce n'est pas moi » suspended tells its contacts nothing: the letter goes to the person", async () => {
  const site = await freshSite();
  const { recordId, accountId } = await demoRecord(site.world, anthony);
  const suspended_at = site.world.now().toISOString();
  await site.world.db.updateTable('account').set({ suspended_at }).where('id', '=', accountId).execute();
  await receive(site.world, recordId);
  await openInEmergency(site.world, recordId);
  site.world.pass(3_600_000);
  await site.messages();
  expect((await site.messages()).map(({ channel }) => channel)).toEqual(['letter']);
});

test('where e-mail and SMS are refused for good, a letter goes, discreet or not', async () => {
  const refuse = () => Promise.reject(new PermanentError('refused'));
  const site = await freshSite({ carriers: { email: refuse, sms: refuse } });
  const { recordId, accountId } = await demoRecord(site.world, anthony);
  const all = { sign_in_notices: 1, new_documents: 1, first_accesses: 1, every_access: 0 } as const;
  await site.world.db
    .insertInto('account_setting')
    .values({ account_id: accountId, discreet: 1, ...all })
    .execute();
  await openInEmergency(site.world, recordId);
  await site.messages();
  await site.messages();
  expect(await told(site)).toContain('letter');
});

test('a record that is closed tells nothing', async () => {
  const site = await freshSite();
  const { recordId } = await demoRecord(site.world, anthony);
  await receive(site.world, recordId);
  await site.world.db.updateTable('record').set({ status: 'closed' }).where('id', '=', recordId).execute();
  site.world.pass(3_600_000);
  await site.messages();
  expect(await site.messages()).toEqual([]);
});
