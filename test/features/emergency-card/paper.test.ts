import { expect, test } from 'vitest';
import { createRenderer } from '../../../server/messages/print/render.ts';
import { openPdf, piecesOf } from '../../../server/record/pdf/open.ts';
import { ownerGrant } from '../../../server/record/records.ts';
import { addInformation } from '../../../server/record/write-information.ts';
import { drawnText, pdfSource } from '../../messages/pdf-text.ts';
import { clean, words } from '../mistakes.ts';
import { inside, write } from '../my-information/steps.ts';
import { journalOf, leaveOff, pdfAt, withCard } from './steps.ts';

test('what is left off is on no page and no paper, what is written later is, and it is all in the journal', async () => {
  const { site, reader, base, card, record } = await withCard();
  const page = await leaveOff(reader, card, ['Diabète', 'Claude Martin']);
  expect(page.url.pathname).toBe(card);
  await write(reader, `${base}/maladies/ajouter`, { name: 'Asthme' });
  const texts = [clean((await reader.open(card)).text()).replace(/\s/g, '')];
  for (const path of ['/fr', '/ar'].flatMap(start =>
    ['a4', 'poche'].map(size => `${start}${card.slice(3)}/${size}.pdf`),
  )) {
    const { response, pdf } = await pdfAt(site, reader, path);
    expect([response.status, response.headers.get('Content-Type')]).toEqual([200, 'application/pdf']);
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    texts.push(drawnText(pdf));
  }
  for (const text of texts) {
    for (const word of [
      'AnthonyCORSE',
      'Pénicilline',
      'Asthme',
      'Allergies',
      '0123456789',
      'Médecintraitant',
    ])
      expect(text).toContain(word);
    for (const word of ['Diabète', 'Martin', '0639980012', 'reins', 'Appendicite'])
      expect(text).not.toContain(word);
  }
  expect(await journalOf(site, record)).toEqual(['card.changed', ...Array(4).fill('card.printed')]);
  const again = await reader.open(`${card}/choisir`);
  const boxes = again.root.querySelectorAll('input[type="checkbox"]');
  expect(boxes.length - boxes.filter(box => box.hasAttribute('checked')).length).toBe(2);
});

test('in Arabic the page and the papers say each label in French too', async () => {
  const { site, reader, card } = await withCard();
  const arabic = card.replace('/fr/', '/ar/');
  const page = await reader.open(arabic);
  expect(page.text()).toContain(words('ar', 'card:parts.allergy'));
  const french = page.root
    .querySelectorAll('.emergency-card [lang="fr"][dir="ltr"]')
    .map(({ text }) => clean(text));
  for (const word of ['Allergies', 'Danger de mort', 'Début : 2019']) expect(french).toContain(word);
  const { pdf } = await pdfAt(site, reader, `${arabic}/poche.pdf`);
  const source = pdfSource(pdf);
  expect(source).toMatch(/\/Type \/Catalog[\s\S]*?\/Lang \(ar\)/);
  expect(source).toContain('<pdfuaid:part>1</pdfuaid:part>');
  for (const word of ['Allergies', 'Dangerdemort', 'AB-', '0123456789'])
    expect(drawnText(pdf)).toContain(word);
});

test('a card with more than a pocket holds says so, and its database row tells nothing', async () => {
  const { site, reader, base, card, record } = await withCard();
  for (let at = 1; at <= 30; at += 1)
    await write(reader, `${base}/maladies/ajouter`, { name: `Maladie ${at}` });
  const wallet = drawnText((await pdfAt(site, reader, `${card}/poche.pdf`)).pdf);
  expect(wallet).toContain(words('fr', 'card:paper.more').replace(/\s/g, ''));
  expect(wallet).not.toContain('Maladie30');
  expect(wallet).toContain('Pénicilline');
  expect(drawnText((await pdfAt(site, reader, `${card}/a4.pdf`)).pdf)).toContain('Maladie30');
  await leaveOff(reader, card, ['Diabète']);
  const row = await site.world.db
    .selectFrom('emergency_card')
    .selectAll()
    .where('record_id', '=', record)
    .executeTakeFirstOrThrow();
  expect(row.sealed).not.toContain('leftOff');
});

test('150 things that are written have a box each, and a box that nobody offered changes nothing', async () => {
  const { site, reader, base, record } = await inside();
  const card = base.replace('/informations', '/carte');
  await write(reader, `${base}/allergies/ajouter`, { name: 'Latex' });
  const { insured_id: insuredId } = await site.world.db
    .selectFrom('record')
    .select('insured_id')
    .where('id', '=', record)
    .executeTakeFirstOrThrow();
  const access = {
    accountId: 'somebody',
    recordId: record,
    insuredId,
    capacity: 'self',
    grant: ownerGrant,
    createdAt: new Date(),
  } as const;
  for (let at = 0; at < 150; at += 1) {
    const data = { kind: 'illness', name: `Maladie ${at}`, since: '', note: '' } as const;
    await addInformation(site.world, access, { data });
  }
  await reader.open(`${card}/choisir`);
  const body = new URLSearchParams({ ...reader.hidden(), 'on-elsewhere': 'yes' });
  for (const box of reader.page?.root.querySelectorAll('input[type="checkbox"]') ?? []) {
    const label = reader.page?.root.querySelector(`label[for="${box.getAttribute('id')}"]`)?.text ?? '';
    if (clean(label) !== 'Maladie 149') body.set(box.getAttribute('name') ?? '', 'yes');
  }
  const page = await reader.post(`${card}/choisir`, body);
  expect([page.status, page.url.pathname]).toEqual([200, card]);
  expect(page.text()).toContain('Maladie 148');
  expect(page.text()).not.toContain('Maladie 149');
  const { pdf } = await pdfAt(site, reader, `${card}/a4.pdf`);
  expect(drawnText(pdf)).toContain(words('fr', 'card:paper.rest').replace(/\s/g, ''));
});

test('in a line in Arabic, what the site says in French keeps its dot at its end', async () => {
  const texts = ['ar', 'fr'].map(language => ({
    ...{
      language,
      title: language,
      name: 'x',
      born: 'x',
      birthDate: language === 'ar' ? '12 أبريل' : '12 avr.',
      parts: { illness: 'x' },
    },
    ...{ own: 'x', fold: 'x', more: 'x' },
  }));
  const entry = {
    title: 'Asthme',
    details: [],
    phone: '',
    note: '',
    said: { ar: 'منذ 2019', fr: 'Début en avr.' },
  };
  const parts = [{ name: 'illness', entries: [entry] }];
  for (const kind of ['emergency-card', 'emergency-wallet'] as const) {
    const card = { kind, language: 'ar', sender: ['Mon DMP'], name: 'Anthony CORSE', isCut: false };
    const pdf = await openPdf(createRenderer().render({ ...card, parts, texts }));
    const pieces = (await piecesOf(await pdf.getPage(1))).map(({ str }) => str);
    expect(pieces.join('|')).toMatch(/12 avr\.|Début en avr\./);
    expect(pieces.filter(text => text.includes('avr')).every(text => text.includes('avr.'))).toBe(true);
    await pdf.destroy();
  }
});
