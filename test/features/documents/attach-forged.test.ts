import { expect, test } from 'vitest';
import { formStart, sendByHand } from '../../support/broken-upload.ts';
import { pdf } from '../../support/files.ts';
import { expectProblem, says } from '../mistakes.ts';
import { aPdf, atForm, emptySite, expectNothing, here, inRecord, said } from './attach-help.ts';

test('a form without a token, or with another, has nothing kept; the page says to choose the files again', async () => {
  const site = await emptySite();
  const { reader, home } = await atForm(site);
  for (const _csrf of ['', 'faux']) {
    const page = await reader.submitFiles([aPdf()], { ...said, title: 'Bilan', _csrf });
    expect(page.status).toBe(403);
    expect(page.value('title')).toBe('Bilan');
    expect(page.value('type')).toBe(said.type);
    expect(says(page, 'attach:again')).toBe(true);
    await expectNothing(site, home);
  }
  await reader.submitFiles([aPdf()], said);
  expect(await inRecord(site, home)).toHaveLength(1);
});

test('a token that stands behind the file is none', async () => {
  const site = await emptySite();
  const { reader, home } = await atForm(site);
  const { _csrf = '', ...rest } = reader.hidden();
  const token = formStart({ ...rest, ...said }, 'a.pdf', Buffer.from(pdf()).toString('latin1'));
  const late = `\r\n--limite\r\nContent-Disposition: form-data; name="_csrf"\r\n\r\n${_csrf}`;
  expect(await sendByHand(reader, here(reader), { pieces: [token, late], ends: 'whole' })).toBe(403);
  await expectNothing(site, home);
});

test('another site, and somebody who is not signed in, have nothing kept', async () => {
  const site = await emptySite();
  const { reader, home } = await atForm(site);
  const body = new FormData();
  for (const [name, value] of Object.entries({ ...reader.hidden(), ...said })) body.append(name, value);
  body.append('files', new Blob([pdf()]), 'a.pdf');
  const path = here(reader).pathname;
  const headers = { 'Sec-Fetch-Site': 'cross-site' };
  expectProblem(await reader.send(path, { method: 'POST', body, headers }), 403);
  await site.world.db.deleteFrom('session').execute();
  const page = await reader.send(path, { method: 'POST', body });
  expectProblem(page, 'ended');
  await expectNothing(site, home);
});

test('the record of somebody else, and one of nobody, are the same page that is not there', async () => {
  const site = await emptySite();
  const { reader, home } = await atForm(site);
  const own = home.split('/').at(-1) ?? '';
  const others = await site.world.db.selectFrom('record').select('id').where('id', '!=', own).execute();
  const form = reader.hidden();
  for (const id of [...others.map(row => row.id), 'AAAAAAAAAAAAAAAAAAAAAA']) {
    for (const rest of ['joindre', `${own}/remplacer`]) {
      const body = new FormData();
      for (const [name, value] of Object.entries({ ...form, ...said })) body.append(name, value);
      body.append('files', new Blob([pdf()]), 'a.pdf');
      expectProblem(await reader.send(`/fr/dmp/${id}/documents/${rest}`, { method: 'POST', body }), 404);
    }
    expectProblem(await reader.open(`/fr/dmp/${id}/documents/joindre/fait`), 404);
  }
  await expectNothing(site, home);
});
