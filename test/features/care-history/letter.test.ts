import { expect, test } from 'vitest';
import { drawnText } from '../../messages/pdf-text.ts';
import { clean, expectMistake, says, words } from '../mistakes.ts';
import { exam, inside, openFirst, stay, traced } from './missing-help.ts';

const act = (value: string) => ({ name: 'act', value });

/** Anthony on the page where he changes his letter. */
async function atLetter() {
  const at = await inside(exam);
  const page = await openFirst(at.reader, at.list);
  const gap = page.url.pathname;
  await at.reader.open(`${gap}/lettre`);
  return { ...at, gap };
}

test('the letter is changed and kept as it was typed, printed, and the one of the site taken again', async () => {
  const { site, reader, gap, recordId } = await atLetter();
  const proposed = reader.page?.value('text') ?? '';
  expect(proposed).toContain('Examen : Radiographie du genou');
  const kept = await reader.submit(
    { text: 'Cher docteur,\r\n\r\n<b>Mon papier</b>\r\nمن فضلك\r\n\r\nA.' },
    act('save'),
  );
  expect(kept.url.pathname).toBe(gap);
  expect(kept.root.querySelector('#letter')?.text).toBe('Cher docteur,\n\n<b>Mon papier</b>\nمن فضلك\n\nA.');
  expect(says(kept, 'missing:letter.own')).toBe(true);
  const response = await fetch(`${site.origin}${gap}/lettre.pdf`, { headers: { Cookie: reader.cookie } });
  expect(response.headers.get('Content-Type')).toBe('application/pdf');
  expect(response.headers.get('Cache-Control')).toBe('no-store');
  const text = drawnText(new Uint8Array(await response.arrayBuffer()));
  for (const word of ['Anthony CORSE', 'Imagerie du Pont', 'Cher docteur', '<b>Mon papier</b>'])
    expect(text).toContain(word.replaceAll(' ', ''));
  await reader.open(`${gap}/lettre`);
  const again = await reader.submit({}, act('again'));
  expect(clean(again.root.querySelector('#letter')?.text ?? '')).toBe(clean(proposed));
  expect(await traced(site, recordId)).toEqual(['written', 'printed', 'written']);
});

test('a letter that says nothing or far too much comes back whole', async () => {
  const { site, reader } = await atLetter();
  expectMistake(await reader.submit({ text: ' \u200e\n ' }, act('save')), {
    field: 'text',
    key: 'missing:letter.empty',
  });
  const long = 'م'.repeat(60_000);
  const page = await reader.submit({ text: long }, act('save'));
  expectMistake(page, { field: 'text', key: 'missing:letter.long' });
  expect(page.value('text')).toBe(long);
  expect(await site.world.db.selectFrom('document_request').selectAll().execute()).toEqual([]);
});

test('a letter changed in 2 tabs: the second is told, and nothing is lost', async () => {
  const { reader, gap } = await atLetter();
  const second = reader.twin();
  await second.open(`${gap}/lettre`);
  await reader.submit({ text: 'La lettre du matin' }, act('save'));
  const page = await second.submit({ text: 'La lettre du soir' }, act('save'));
  expect(page.status).toBe(409);
  expect(clean(page.heading)).toBe(words('fr', 'visit:conflict.title'));
  for (const one of ['La lettre du matin', 'La lettre du soir']) expect(page.text()).toContain(one);
  const kept = await second.submit();
  expect(kept.root.querySelector('#letter')?.text).toBe('La lettre du soir');
});

test('the paper is in French in every language, and says the days of a stay', async () => {
  const { site, reader, list } = await inside(stay);
  const page = await openFirst(reader, list.replace('/fr/', '/ar/'));
  const response = await fetch(`${site.origin}${page.url.pathname}/lettre.pdf`, {
    headers: { Cookie: reader.cookie },
  });
  const text = drawnText(new Uint8Array(await response.arrayBuffer()));
  for (const word of ['Clinique des Deux Collines', 'Demande de document', 'article L1111-7'])
    expect(text).toContain(word.replaceAll(' ', ''));
});
