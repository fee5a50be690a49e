import { expect, test } from 'vitest';
import { addInformation } from '../../../server/record/write-information.ts';
import { drawnText, pdfSource } from '../../messages/pdf-text.ts';
import { signIn } from '../../support/journeys.ts';
import type { Reader } from '../../support/reader.ts';
import type { TestSite } from '../../support/site.ts';
import { clean, says, words } from '../mistakes.ts';
import { inside, write } from '../my-information/steps.ts';
import { claude } from '../people.ts';

const information = [
  ['/groupe-sanguin/ecrire', { group: 'AB-' }],
  ['/allergies/ajouter', { name: 'Arachides' }],
  ['/allergies/ajouter', { name: 'Pénicilline', reaction: 'Ma gorge gonfle', danger: 'yes' }],
  ['/maladies/ajouter', { name: 'Diabète', 'since-year': '2019' }],
  ['/traitements/ajouter', { name: 'Metformine', dose: '2 par jour' }],
  ['/handicap/ajouter', { name: 'Fauteuil roulant' }],
  ['/volontes/personne-de-confiance/ecrire', { name: 'Claude Martin', phone: '06 39 98 00 12' }],
  ['/volontes/personnes-a-prevenir/ajouter', { name: 'ليلى بن يوسف', phone: '01 23 45 67 89' }],
  ['/volontes/don-d-organes/ecrire', { wish: 'part', note: 'Mes reins' }],
  ['/operations/ajouter', { name: 'Appendicite' }],
] as const;

/** Anthony, who has written all that, with the address of his card. */
async function withCard() {
  const at = await inside();
  for (const [path, fields] of information) await write(at.reader, `${at.base}${path}`, fields);
  return { ...at, card: at.base.replace('/informations', '/carte') };
}

async function pdfAt(site: TestSite, reader: Reader, path: string) {
  const response = await fetch(`${site.origin}${path}`, { headers: { Cookie: reader.cookie } });
  return { response, pdf: new Uint8Array(await response.arrayBuffer()) };
}

async function journalOf(site: TestSite, record: string): Promise<string[]> {
  const entries = site.world.db.selectFrom('journal_entry').select('verb').where('record_id', '=', record);
  const rows = await entries.where('verb', 'like', 'card.%').orderBy('seq').execute();
  return rows.map(({ verb }) => verb);
}

/** Unticks the boxes with these labels, and sends the form. */
async function leaveOff(reader: Reader, card: string, labels: readonly string[]) {
  const page = await reader.open(`${card}/choisir`);
  const body = new URLSearchParams(reader.hidden());
  for (const input of page.root.querySelectorAll('input[type="checkbox"][checked]')) {
    const name = input.getAttribute('name') ?? '';
    const label = clean(page.root.querySelector(`label[for="field-${name}"]`)?.text ?? '');
    if (!labels.includes(label)) body.set(name, 'yes');
  }
  return reader.post(`${card}/choisir`, body);
}

test('nothing is written yet: the card leads to « Mes informations », and there is no paper', async () => {
  const { site, reader, base, record } = await inside();
  const card = base.replace('/informations', '/carte');
  const page = await reader.open(card);
  expect(says(page, 'card:empty.text')).toBe(true);
  expect(page.root.querySelector('main .button')?.getAttribute('href')).toBe(base);
  expect((await reader.open(`${card}/choisir`)).url.pathname).toBe(card);
  for (const size of ['a4', 'poche']) expect((await reader.open(`${card}/${size}.pdf`)).status).toBe(404);
  expect(await journalOf(site, record)).toEqual([]);
});

test('the card shows what helps in an emergency, what can kill first, and not the wish about organs', async () => {
  const { reader, card } = await withCard();
  const home = await reader.open(card.replace('/carte', ''));
  expect(home.root.querySelector(`main a[href="${card}"]`)?.text).toBe(words('fr', 'card:title'));
  const text = (await reader.open(card)).text();
  const shown = [
    'Anthony CORSE',
    'AB-',
    'Pénicilline',
    'Danger de mort',
    'Ma gorge gonfle',
    'Arachides',
    'Diabète',
  ];
  const places = [...shown, 'Metformine', 'Fauteuil roulant', '01 23 45 67 89', 'Claude Martin'].map(word =>
    text.indexOf(word),
  );
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(text).toContain(words('fr', 'card:parts.doctor'));
  for (const word of ['reins', 'organes', 'Appendicite']) expect(text).not.toContain(word);
});

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

test('a form that is older than what is written changes nothing, and shows the new box', async () => {
  const { site, reader, base, card, record } = await withCard();
  await reader.open(`${card}/choisir`);
  const tab = reader.twin();
  await write(tab, `${base}/allergies/ajouter`, { name: 'Latex' });
  const page = await reader.submit();
  expect(page.status).toBe(409);
  expect(page.text()).toContain('Latex');
  expect(await journalOf(site, record)).toEqual([]);
});

test('another account finds nothing: no page, no paper, no form', async () => {
  const { site, card, record } = await withCard();
  const { reader: other } = await signIn(site, claude);
  for (const path of ['', '/choisir', '/a4.pdf', '/poche.pdf']) {
    expect((await other.open(`${card}${path}`)).status).toBe(404);
  }
  await other.open(`${(await other.open('/fr/accueil')).url.pathname}/urgence/professionnels`);
  expect((await other.post(`${card}/choisir`, new URLSearchParams(other.hidden()))).status).toBe(404);
  expect(await journalOf(site, record)).toEqual([]);
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
