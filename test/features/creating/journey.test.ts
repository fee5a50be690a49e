import { describe, expect, test } from 'vitest';
import { atPharmacy, createAt, creators, toAccount, toConsent } from '../../support/creating.ts';
import { signInAgent } from '../../support/portal.ts';
import { Reader } from '../../support/reader.ts';
import { freshSite } from '../../support/site.ts';

const desk = '/fr/soignants/creer';

describe('a pharmacist', () => {
  test('creates a record in 4 steps, and the patient is told with a number to contest it', async () => {
    const site = await freshSite();
    const reader = await atPharmacy(site);
    expect(reader.page?.text()).toContain('Créer un DMP');
    const first = await reader.open(desk);
    expect(first.text()).toContain('Étape 1 sur 4');
    await reader.submit({ number: '٢ ٧٩ ٠٣ ٥١ ٢١٥ ١٨٩ ٨٩' });
    expect(reader.page?.heading).toBe('Est-ce bien la personne devant vous ?');
    expect(reader.page?.text()).toMatch(/Dominique PAT-TROIS.*28 mars 1979/);
    await reader.submit({ right: 'yes' });
    await reader.submit({ consent: 'yes', 'break-glass': 'yes', 'centre-15': 'no' });
    const done = await reader.submit({ account: 'no' });
    expect(done.heading).toBe('Le DMP est créé');
    expect(done.text()).toMatch(/Ouverture en urgence\s*Oui.*Centre 15\s*Non/);
    const { db } = site.world;
    const record = await db
      .selectFrom('record')
      .selectAll()
      .where('created_by', '=', 'professional')
      .execute();
    expect(record).toHaveLength(1);
    const answers = await db
      .selectFrom('emergency_choice')
      .select(['question', 'answer', 'confirmed'])
      .where('record_id', '=', record[0]?.id ?? '')
      .execute();
    expect(answers).toEqual([
      { question: 'centre-15', answer: 0, confirmed: 0 },
      { question: 'emergency', answer: 1, confirmed: 0 },
    ]);
    const told = (await site.messages()).find(({ kind }) => kind === 'created-for-you');
    expect(told?.channel).toBe('email');
    expect(told?.text).toMatch(/[A-Z0-9]{4} [A-Z0-9]{4} [A-Z0-9]{4}/);
    // To create a record gives no right to read it.
    expect(
      await db
        .selectFrom('consent')
        .select('id')
        .where('record_id', '=', record[0]?.id ?? '')
        .execute(),
    ).toEqual([]);
  });

  test('is told what is wrong with a number, and keeps what was typed', async () => {
    const site = await freshSite();
    const reader = await atPharmacy(site);
    await reader.open(desk);
    const wrong = await reader.submit({ number: '2 79 03 51 215 189 88' });
    expect(wrong.status).toBe(422);
    expect(wrong.mistakes).toEqual(["Un chiffre n'est pas le bon. Comparez avec votre carte."]);
    expect(wrong.value('number')).toBe('2 79 03 51 215 189 88');
    expect((await reader.submit({ number: '1 55 08 63 999 999 21' })).mistakes[0]).toContain('registre');
  });

  test('chooses a demo card instead, and asks in the language of the patient', async () => {
    const site = await freshSite();
    const reader = await atPharmacy(site);
    await reader.open(desk);
    await reader.submit({ card: '279035121518989' });
    await reader.submit({ right: 'yes' });
    const arabic = await reader.open(`${desk}/accord?langue=ar`);
    const asked = arabic.root.querySelector('form div[lang="ar"]');
    expect(asked?.getAttribute('dir')).toBe('rtl');
    expect(asked?.text).toContain('هل توافقون');
    expect(asked?.querySelectorAll('input[checked]')).toEqual([]);
    await reader.submit({ consent: 'yes', 'break-glass': 'no', 'centre-15': 'no' });
    await reader.submit({ account: 'no' });
    const made = await site.world.db.selectFrom('record_creation').select(['language', 'desk']).execute();
    expect(made).toEqual([{ language: 'ar', desk: 'professional' }]);
  });

  test('goes to no step before its time, nor back into one that is over', async () => {
    const site = await freshSite();
    const reader = await atPharmacy(site);
    expect((await reader.open(`${desk}/compte`)).url.pathname).toBe(desk);
    await toConsent(reader);
    expect((await reader.submit({ consent: 'yes' })).mistakes).toHaveLength(2);
    expect((await reader.open(`${desk}/compte`)).url.pathname).toBe(`${desk}/accord`);
    await toAccount(reader);
    const twin = reader.twin();
    twin.page = reader.page;
    await reader.submit({ account: 'no' });
    expect((await twin.submit({ account: 'no' })).url.pathname).toBe(`${desk}/fait`);
    expect((await reader.open(`${desk}/compte`)).url.pathname).toBe(desk);
    expect(await site.world.db.selectFrom('record_creation').select('record_id').execute()).toHaveLength(1);
  });
});

test('an occupational doctor and a social worker are told that they create no record', async () => {
  const site = await freshSite();
  for (const rpps of [creators.occupational, creators.socialWorker]) {
    const reader = await atPharmacy(site, rpps);
    expect((await reader.open(desk)).heading).toBe('Vous ne pouvez pas créer de DMP');
    expect(
      (await reader.post(desk, new URLSearchParams({ ...reader.token(), _submission: 'x' }))).url.pathname,
    ).toBe(`${desk}/reserve`);
  }
});

test('an agent creates a record at the counter, and a volunteer finds no such page', async () => {
  const site = await freshSite();
  const at = '/fr/agents/creer';
  const agent = await signInAgent(site, 'counter-nadege', new Reader(site.origin));
  expect((await createAt(agent, { account: 'no' }, at)).heading).toBe('Le DMP est créé');
  const made = await site.world.db.selectFrom('record_creation').select(['desk', 'exercise_id']).execute();
  expect(made).toEqual([{ desk: 'counter', exercise_id: null }]);
  const volunteer = await signInAgent(site, 'volunteer-lise', new Reader(site.origin));
  expect((await volunteer.open(at)).status).toBe(404);
});
