import type { Reader } from '../../support/reader.ts';
import type { TestSite } from '../../support/site.ts';
import { clean } from '../mistakes.ts';
import { inside, write } from '../my-information/steps.ts';

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
export async function withCard() {
  const at = await inside();
  for (const [path, fields] of information) await write(at.reader, `${at.base}${path}`, fields);
  return { ...at, card: at.base.replace('/informations', '/carte') };
}

/** The paper at a path, as whoever reads here gets it. */
export async function pdfAt(site: TestSite, reader: Reader, path: string) {
  const response = await fetch(`${site.origin}${path}`, { headers: { Cookie: reader.cookie } });
  return { response, pdf: new Uint8Array(await response.arrayBuffer()) };
}

/** The verbs about the card in the journal of a record, in order. */
export async function journalOf(site: TestSite, record: string): Promise<string[]> {
  const entries = site.world.db.selectFrom('journal_entry').select('verb').where('record_id', '=', record);
  const rows = await entries.where('verb', 'like', 'card.%').orderBy('seq').execute();
  return rows.map(({ verb }) => verb);
}

/** Unticks the boxes with these labels, and sends the form. */
export async function leaveOff(reader: Reader, card: string, labels: readonly string[]) {
  const page = await reader.open(`${card}/choisir`);
  const body = new URLSearchParams(reader.hidden());
  for (const input of page.root.querySelectorAll('input[type="checkbox"][checked]')) {
    const name = input.getAttribute('name') ?? '';
    const label = clean(page.root.querySelector(`label[for="field-${name}"]`)?.text ?? '');
    if (!labels.includes(label)) body.set(name, 'yes');
  }
  return reader.post(`${card}/choisir`, body);
}
