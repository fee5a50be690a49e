import { expect, test } from 'vitest';
import { agree, block } from '../../support/carers.ts';
import { signIn } from '../../support/journeys.ts';
import { freshSite } from '../../support/site.ts';
import { expectMistake, expectProblem, says } from '../mistakes.ts';
import { anthony, homeOf } from '../people.ts';
import { acts, carers, play, titles } from './acting.ts';

const written = {
  type: '11488-4',
  title: 'Visite à la maison',
  text: 'Tout va bien.\nÀ revoir dans 3 mois.',
};

test('what the treating doctor deposits is there for the patient, as something new', async () => {
  const site = await freshSite();
  const gp = await play(site, 'gp');
  await gp.open('/deposer');
  const list = await gp.reader.submit(written);
  expect(list.url.pathname).toBe(gp.home);
  expect(says(list, 'carer:done.deposited')).toBe(true);
  expect(titles(list)).toContain(written.title);
  const { reader } = await signIn(site, anthony);
  const mine = await reader.open(`${await homeOf(reader)}/documents`);
  expect(titles(mine)).toContain(written.title);
  expect(await acts(site, gp)).toEqual(['document.received R4', 'documents.listed R4']);
});

test('what is kept back is there for carers, who are told so, and not yet for the patient', async () => {
  const site = await freshSite();
  const gp = await play(site, 'gp');
  await gp.open('/deposer');
  const list = await gp.reader.submit({ ...written, keep: 'yes' });
  const link = list.root.querySelectorAll('.documents h2 a').find(one => one.text.trim() === written.title);
  const page = await gp.reader.open(link?.getAttribute('href') ?? '');
  expect(says(page, 'carer:document.kept-back')).toBe(true);
  const { reader } = await signIn(site, anthony);
  const home = await homeOf(reader);
  expect(titles(await reader.open(`${home}/documents`))).not.toContain(written.title);
  expectProblem(await reader.open(`${home}/documents/${page.url.pathname.split('/').at(-1)}`), 404);
  site.world.pass(31 * 86_400_000);
  const { reader: later } = await signIn(site, anthony);
  expect(titles(await later.open(`${home}/documents`))).toContain(written.title);
});

test('what is missing is told beside its field, and nothing typed is lost', async () => {
  const site = await freshSite();
  const gp = await play(site, 'gp');
  await gp.open('/deposer');
  const empty = await gp.reader.submit({ keep: 'yes' });
  for (const [field, key] of [
    ['type', 'carer:deposit.no-type'],
    ['title', 'documents:write.no-title'],
  ] as const)
    expectMistake(empty, { field, key });
  expect(empty.value('keep')).toBe('yes');
  const nothing = await gp.reader.submit({ ...written, text: ' ' });
  expectMistake(nothing, { field: 'files', key: 'carer:deposit.no-content' });
  const long = await gp.reader.submit({ ...written, text: 'م'.repeat(5001) });
  expectMistake(long, { field: 'text', key: 'carer:deposit.long-text' });
  expect(long.value('title')).toBe(written.title);
  expectMistake(await gp.reader.submit({ ...written, type: 'EXPPAT_2' }), {
    ...{ field: 'type', key: 'carer:deposit.no-type' },
  });
});

test('a physiotherapist who was agreed to deposits reports alone, and reads them and nothing else', async () => {
  const site = await freshSite();
  const physiotherapist = await play(site, 'physiotherapist', { family: 'MARTIN' });
  const { recordId } = physiotherapist;
  expectProblem(await physiotherapist.open('/deposer'), 404);
  const before = await physiotherapist.open();
  expect(before.root.querySelector('a[href$="/deposer"]')).toBeNull();
  await agree(site.world, { viewer: { id: carers.physiotherapist }, recordId });
  const page = await physiotherapist.open();
  expect(says(page, 'carer:record.no-access')).toBe(true);
  await physiotherapist.reader.open(
    page.root.querySelector('a[href$="/deposer"]')?.getAttribute('href') ?? '',
  );
  expectMistake(await physiotherapist.reader.submit({ ...written, type: '57833-6' }), {
    ...{ field: '', key: 'carer:deposit.refused' },
  });
  const list = await physiotherapist.reader.submit(written);
  expect(says(list, 'carer:rule.R3')).toBe(true);
  expect(titles(list)).toEqual([written.title]);
});

test('who was blocked while writing is refused, keeps the text, and the history knows', async () => {
  const site = await freshSite();
  const nurse = await play(site, 'nurse');
  await agree(site.world, { viewer: { id: carers.nurse }, recordId: nurse.recordId });
  await nurse.open('/deposer');
  await block(site.world, { viewer: { id: carers.nurse }, recordId: nurse.recordId });
  const refused = await nurse.reader.submit(written);
  expectMistake(refused, { field: '', key: 'carer:deposit.refused' });
  expect(refused.value('text')).toBe(written.text);
  expect(await acts(site, nurse)).toEqual(['access.refused R5']);
});
