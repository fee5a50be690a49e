import { expect, test } from 'vitest';
import { ownerGrant } from '../../../server/record/records.ts';
import { addInformation } from '../../../server/record/write-information.ts';
import { signIn } from '../../support/journeys.ts';
import { Reader, type ReadPage } from '../../support/reader.ts';
import { withoutDocuments, withoutInformation } from '../../support/records.ts';
import { freshSite, type TestSite } from '../../support/site.ts';
import { clean, says, words } from '../mistakes.ts';
import { inside, write } from '../my-information/steps.ts';
import { anthony, claude, homeOf } from '../people.ts';

const marcel = { identifier: 'lodi2748', password: 'chaise melon riviere crayon' };

/** The lines of a part of the summary, by the key of its title. */
function linesOf(page: ReadPage, key: string, language = 'fr'): string[] {
  const title = words(language, key);
  const part = page.root
    .querySelectorAll('.summary section')
    .find(section => clean(section.querySelector('h2')?.text ?? '') === title);
  return part?.querySelectorAll('li').map(line => clean(line.text)) ?? [];
}

async function summaryOf(site: TestSite, who: { identifier: string; password: string }) {
  const { reader } = await signIn(site, who);
  const home = await homeOf(reader);
  return { reader, home, page: await reader.open(`${home}/resume`) };
}

async function journalSize(site: TestSite): Promise<number> {
  return (await site.world.db.selectFrom('journal_entry').select('seq').execute()).length;
}

test('the home leads to the summary, which says what is written, by whom and when', async () => {
  const site = await freshSite();
  const { reader, home, page } = await summaryOf(site, anthony);
  expect((await reader.open(home)).root.querySelector(`main a[href="${home}/resume"]`)).not.toBeNull();
  const card = await reader.open(`${home}/carte`);
  expect(card.root.querySelector(`main a[href="${home}/resume"]`)).not.toBeNull();
  expect(page.text()).toContain('Anthony CORSE');
  expect(page.text()).toContain('Ange-Marie CASTELBLU, Cabinet médical du Vieux Phare');
  expect(linesOf(page, 'card:parts.allergy')[0]).toBe(
    'Amoxicilline et autres pénicillines Danger de mort Boutons, visage qui gonfle Passage aux urgences, une heure après 1 comprimé. Karim VITALIS, 2 février 2022',
  );
  expect(linesOf(page, 'card:parts.emergency-contact')[0]).toContain('Claude Martin Mon ami 06 39 98 00 56');
  expect(linesOf(page, 'summary:parts.measure').join()).toContain(
    'Mon poids 81 kg Anthony CORSE, 25 février',
  );
  expect(linesOf(page, 'card:parts.directives')[0]).toContain('Sur un papier');
});

test('a medicine that two sources tell of is one line with both', async () => {
  const site = await freshSite();
  const { page } = await summaryOf(site, marcel);
  const lines = linesOf(page, 'card:parts.treatment');
  const ramipril = lines.filter(line => line.includes('Ramipril'));
  expect(ramipril).toHaveLength(1);
  expect(ramipril[0]).toMatch(
    /1 comprimé le matin.*Hélène BELLEFEUILLE, 5 décembre 2025.*Assurance Maladie, 5 février/,
  );
  expect(lines.filter(line => line.includes('Bandelettes'))).toHaveLength(1);
  expect(linesOf(page, 'summary:parts.exam')).toHaveLength(4);
});

test('exams of the last 12 months: those of the insurer, and documents as links; nothing older', async () => {
  const site = await freshSite();
  const { reader, page } = await summaryOf(site, anthony);
  const exams = linesOf(page, 'summary:parts.exam');
  expect(exams.some(line => line.startsWith('Radiographie du genou droit'))).toBe(true);
  expect(exams.some(line => line.startsWith('Échographie du cœur'))).toBe(false);
  expect(page.text()).not.toContain('IRM du genou');
  // What a professional keeps back is not there.
  expect(page.text()).not.toContain('Échographie de la thyroïde');
  const link = page.root.querySelectorAll('.summary a').find(one => one.text.includes('Électrocardiogramme'));
  expect((await reader.open(link?.getAttribute('href') ?? '')).heading).toContain('Électrocardiogramme');
});

test('each part that is empty says so in one line, and nothing else is there', async () => {
  const site = await freshSite();
  await withoutDocuments(site.world);
  await withoutInformation(site.world);
  await site.world.db.deleteFrom('care_line').execute();
  const { page } = await summaryOf(site, claude);
  const parts = page.root.querySelectorAll('.summary section');
  expect(parts.length).toBe(13);
  for (const part of parts)
    expect(clean(part.querySelector('p')?.text ?? '')).toBe(words('fr', 'summary:nothing'));
  expect(page.root.querySelector('.summary li')).toBeNull();
});

test('reading it writes nothing, and it says nothing of medicines that do not go together', async () => {
  const site = await freshSite();
  const { reader, home } = await summaryOf(site, anthony);
  const before = await journalSize(site);
  const page = await reader.open(`${home}/resume`);
  expect(page.headers.get('Cache-Control')).toContain('no-store');
  expect(await journalSize(site)).toBe(before);
  expect(page.text()).not.toMatch(/interaction|contre-indi/i);
});

test.each(['en', 'ar'])('in %s the site speaks that language, and the record its own', async language => {
  const site = await freshSite();
  const { reader, home } = await summaryOf(site, anthony);
  const page = await reader.open(`${home.replace('/fr/', `/${language}/`)}/resume`);
  expect(clean(page.heading)).toBe(words(language, 'summary:title'));
  expect(linesOf(page, 'card:parts.allergy', language)[0]).toContain(words(language, 'card:danger'));
  const allergy = page.root.querySelector('.summary li bdi');
  expect([allergy?.getAttribute('dir'), allergy?.text]).toEqual([
    'auto',
    'Amoxicilline et autres pénicillines',
  ]);
  const facts = page.root.querySelectorAll('.summary bdi[lang="fr"]').map(({ text }) => clean(text));
  expect(facts).toContain('Prise de sang : cholestérol et glycémie');
});

test('200 allergies are all there, those that can kill first; other lists are cut and say so', async () => {
  const { site, reader, base, record } = await inside();
  await write(reader, `${base}/allergies/ajouter`, { name: 'Première' });
  const row = await site.world.db
    .selectFrom('information')
    .select('author_id')
    .where('record_id', '=', record)
    .executeTakeFirstOrThrow();
  const access = {
    ...{ accountId: row.author_id, recordId: record, insuredId: '' },
    ...({ capacity: 'self', grant: ownerGrant, createdAt: new Date() } as const),
  };
  for (let at = 1; at < 200; at += 1) {
    const name = `Allergie numéro ${at}`;
    const data = { kind: 'allergy', name, reaction: '', danger: at === 199, note: '' } as const;
    await addInformation(site.world, access, { data });
  }
  for (let at = 0; at < 15; at += 1) {
    const data = { kind: 'vaccination', name: `Vaccin ${at}`, when: `20${10 + at}`, note: '' } as const;
    await addInformation(site.world, access, { data });
  }
  const page = await reader.open(base.replace('/informations', '/resume'));
  const lines = linesOf(page, 'card:parts.allergy');
  expect(lines).toHaveLength(200);
  expect(new Set(lines).size).toBe(200);
  expect(lines[0]).toContain('Allergie numéro 199');
  const vaccines = linesOf(page, 'summary:parts.vaccination');
  expect(vaccines).toHaveLength(12);
  expect(vaccines[0]).toContain('Vaccin 14');
  expect(says(page, 'summary:more_other', { count: 3 })).toBe(true);
});

test('what looks like a page, a script or a direction is shown as it was typed', async () => {
  const { reader, base } = await inside();
  const hostile = '<img src=x onerror=alert(1)>"\'{{t}}<%= it %>\u202eصل';
  await write(reader, `${base}/allergies/ajouter`, {
    name: hostile,
    reaction: '</section><h2>X</h2>',
    note: 'a\n\nb',
  });
  await write(reader, `${base}/traitements/ajouter`, {
    name: `${hostile}, comprimé`,
    dose: '<script>1</script>',
  });
  await write(reader, `${base}/maladies/ajouter`, { name: 'ض'.repeat(200) });
  const page = await reader.open(base.replace('/informations', '/resume'));
  expect(linesOf(page, 'card:parts.allergy')[0]).toContain('<img src=x onerror=alert(1)>"\'{{t}}<%= it %>');
  expect(linesOf(page, 'card:parts.treatment')[0]).toContain('<script>1</script>');
  expect(page.root.querySelector('.summary img, .summary script')).toBeNull();
  expect(page.root.querySelectorAll('.summary section')).toHaveLength(13);
});

test('another account, and nobody, find no summary', async () => {
  const site = await freshSite();
  const { home } = await summaryOf(site, anthony);
  const { reader: other } = await signIn(site, claude);
  expect((await other.open(`${home}/resume`)).status).toBe(404);
  expect((await other.open(`${home.slice(0, -1)}A/resume`)).status).toBe(404);
  const page = await new Reader(site.origin).open(`${home}/resume`);
  expect(page.text()).not.toContain('Anthony');
  expect(page.url.pathname).toBe('/fr/connexion');
});
