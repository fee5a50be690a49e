import { expect, test } from 'vitest';
import { ownSample } from '../../record/cda/samples.ts';
import { latin, pdf } from '../../support/files.ts';
import { signIn } from '../../support/journeys.ts';
import type { ReadPage } from '../../support/reader.ts';
import { expectMistake, expectProblem, says } from '../mistakes.ts';
import { anthony, homeOf } from '../people.ts';
import { type Carer, detailsOf, recordIn, signedIn, titles } from './care.ts';

const report = { name: 'compte-rendu.pdf', bytes: pdf() };
const day = { 'day-day': '1', 'day-month': '2', 'day-year': '2026' };
const said = { type: '11488-4', title: 'Visite du matin', ...day };

/** The form of a deposit in the record of Anthony, by his treating doctor. */
async function atForm(who: Parameters<typeof signedIn>[0] = 'gp') {
  const carer = await signedIn(who);
  const home = (await carer.find()).url.pathname;
  const form = await carer.reader.open(`${home}/deposer`);
  return { ...carer, home, form, open: (rest: string) => carer.reader.open(home + rest) };
}

const stored = ({ site }: Pick<Carer, 'site'>) => site.world.db.selectFrom('content').select('id').execute();

const linkTo = (page: ReadPage, title: string): string =>
  page.root
    .querySelectorAll('.documents h2 a')
    .find(one => one.text.trim() === title)
    ?.getAttribute('href') ?? '';

const patientSees = async ({ site }: Pick<Carer, 'site'>) => {
  const { reader } = await signIn(site, anthony);
  const home = await homeOf(reader);
  return {
    titles: titles(await reader.open(`${home}/documents`)),
    history: await reader.open(`${home}/historique/changements`),
  };
};

test('files and a text are deposited with every type that is theirs, and the patient has them and is told', async () => {
  const at = await atForm();
  const groups = at.form.root.querySelectorAll('select[name="type"] optgroup');
  expect(groups[0]?.querySelectorAll('option')).toHaveLength(6);
  expect(at.form.root.querySelectorAll('select[name="type"] option').length).toBeGreaterThan(60);
  expect(at.form.root.querySelector('input[name="secret"]')).toBeNull();
  await at.site.world.db.deleteFrom('pending_notice').execute();
  const list = await at.reader.submitFiles([report], { ...said, type: '34112-3', text: 'À revoir.' });
  expect(says(list, 'carer:done.deposited')).toBe(true);
  const both = [`${said.title} 1`, `${said.title} 2`];
  expect(titles(list)).toEqual(expect.arrayContaining(both));
  expect((await patientSees(at)).titles).toEqual(expect.arrayContaining(both));
  const told = await at.site.world.db.selectFrom('pending_notice').select('kind').execute();
  expect(told.filter(({ kind }) => kind === 'new-document')).toHaveLength(2);
});

test('a health document of another patient is refused in clear words, and nothing of it is kept', async () => {
  const at = await atForm();
  const before = await stored(at);
  const cda = { name: 'cr.xml', bytes: Uint8Array.from(ownSample('structured')) };
  const refused = await at.reader.submitFiles([cda], said);
  const values = { name: '\u2068cr.xml\u2069' };
  expectMistake(refused, { field: 'files', key: 'attach:refused.other-patient', values });
  expect(refused.value('title')).toBe(said.title);
  const broken = latin('<ClinicalDocument xmlns="urn:hl7-org:v3"><a></ClinicalDocument>');
  expectMistake(await at.reader.submitFiles([{ name: 'cr.xml', bytes: broken }], said), {
    ...{ field: 'files', key: 'attach:refused.unreadable-cda', values },
  });
  expect(await stored(at)).toEqual(before);
  expect((await at.acts()).filter(act => act.startsWith('document.received'))).toEqual([]);
});

test('a health document of this patient is taken', async () => {
  const at = await atForm();
  const xml = ownSample('structured')
    .toString('utf8')
    .replaceAll('OLIVIER', 'CORSE')
    .replaceAll('Inès', 'Anthony')
    .replaceAll('19850703', '19800302')
    .replaceAll('285079999900163', '180032B02040123');
  const list = await at.reader.submitFiles(
    [{ name: 'cr.xml', bytes: Uint8Array.from(Buffer.from(xml)) }],
    said,
  );
  expect(says(list, 'carer:done.deposited')).toBe(true);
});

test('nothing to deposit, no title and no type are told, and a file need not be sent again', async () => {
  const at = await atForm();
  expectMistake(await at.reader.submitFiles([], said), { field: 'files', key: 'carer:deposit.no-content' });
  const held = await at.reader.submitFiles([report], day);
  expectMistake(held, { field: 'type', key: 'carer:deposit.no-type' });
  expectMistake(held, { field: 'title', key: 'documents:write.no-title' });
  expect(held.text()).toContain('compte-rendu.pdf');
  expect(titles(await at.reader.submitFiles([], said))).toContain(said.title);
});

test('what is kept back is announced by its author, and then the patient reads it', async () => {
  const at = await atForm();
  const list = await at.reader.submitFiles([report], { ...said, keep: 'yes' });
  const document = await at.reader.open(linkTo(list, said.title));
  expect(says(document, 'carer:document.kept-back')).toBe(true);
  expect((await patientSees(at)).titles).not.toContain(said.title);
  await at.reader.open(`${document.url.pathname}/annoncer`);
  const announced = await at.reader.submit();
  expect(says(announced, 'carer:done.announced')).toBe(true);
  expect((await patientSees(at)).titles).toContain(said.title);
  expectProblem(await at.reader.open(`${document.url.pathname}/annoncer`), 404);
});

test('an own document is replaced by a new version, then withdrawn with a reason that the patient reads', async () => {
  const at = await atForm();
  const list = await at.reader.submitFiles([report], said);
  const path = linkTo(list, said.title);
  const own = await at.open('/mes-documents');
  expect(titles(own)).toContain(said.title);
  await at.reader.open(`${path}/remplacer`);
  expectMistake(await at.reader.submitFiles([]), { field: 'files', key: 'carer:deposit.no-content' });
  const replaced = await at.reader.submitFiles([], { text: 'Version corrigée.' });
  expect(says(replaced, 'carer:done.replaced')).toBe(true);
  expect(replaced.root.querySelector('.document-text')?.text).toBe('Version corrigée.');
  await at.reader.open(`${path}/retirer`);
  expectMistake(await at.reader.submit({}), { field: 'reason', key: 'carer:emergency.no-reason' });
  const reason = 'Ce document est pour un autre patient';
  const after = await at.reader.submit({ reason });
  expect(says(after, 'carer:done.withdrawn')).toBe(true);
  expect(titles(after)).not.toContain(said.title);
  expect(await detailsOf(at.site, recordIn(after), 'document.removed')).toEqual({ reason });
  const patient = await patientSees(at);
  expect(patient.titles).not.toContain(said.title);
  expect(patient.history.text()).toContain(reason);
  expectProblem(await at.reader.open(path), 404);
});

test('the document of somebody else is neither replaced nor withdrawn, and a minor’s secret has its box', async () => {
  const at = await atForm();
  const list = await at.open('');
  const foreign = linkTo(list, titles(list)[0] ?? '');
  for (const rest of ['/remplacer', '/retirer']) expectProblem(await at.reader.open(foreign + rest), 404);
  const { db, register } = at.site.world;
  const { insured_id: id } = await db
    .selectFrom('record')
    .select('insured_id')
    .where('id', '=', recordIn(list))
    .executeTakeFirstOrThrow();
  const find: typeof register.find = async (one, trx) => {
    const person = await register.find(one, trx);
    return person && one === id ? { ...person, birthDate: '2012-01-01' } : person;
  };
  Object.assign(at.site.world, { register: { ...register, find } });
  await at.open('/deposer');
  await at.reader.submitFiles([report], { ...said, secret: 'yes' });
  const rows = await db.selectFrom('document').select('secret').orderBy('created_at', 'desc').execute();
  expect(rows.filter(({ secret }) => secret === 1)).toHaveLength(1);
});

test('a pharmacist to whom nobody agreed deposits nothing: there is no form, and a forged one is refused unread', async () => {
  const at = await atForm('pharmacist');
  expectProblem(at.form, 404);
  await at.open('/accord');
  const before = await stored(at);
  const body = new FormData();
  for (const [name, value] of Object.entries({ ...at.reader.hidden(), ...said })) body.append(name, value);
  body.append('files', new Blob([report.bytes]), report.name);
  const refused = await at.reader.send(`${at.home}/deposer`, { method: 'POST', body });
  expectMistake(refused, { field: '', key: 'carer:deposit.refused' });
  expect(await stored(at)).toEqual(before);
});
