import { describe, expect, test } from 'vitest';
import { minute } from '../../../server/storage/time.ts';
import {
  atPharmacy,
  createAt,
  creators,
  passwordIn,
  printPaper,
  toConsent,
  withPhone,
} from '../../support/creating.ts';
import { signIn } from '../../support/journeys.ts';
import { freshSite } from '../../support/site.ts';

const done = '/fr/soignants/creer/fait';

describe('the paper', () => {
  test('has identifier and password, which no page shows and which open the account', async () => {
    const site = await freshSite();
    const reader = await atPharmacy(site);
    const page = await createAt(reader, withPhone);
    const paper = await printPaper(site, reader);
    expect(paper.status).toBe(200);
    expect(paper.headers.get('Cache-Control')).toBe('no-store');
    expect(paper.text).toContain('VotreDMPestcréé');
    expect(paper.text).toContain('Écrivezcenuméro');
    expect(paper.text.split(paper.password)).toHaveLength(2);
    const after = await reader.open(done);
    for (const { html } of [page, after])
      expect(html).not.toMatch(new RegExp(`${paper.password}|${paper.identifier}`));
    const entered = await signIn(site, paper);
    // The first sign-in goes on with what was not given at the pharmacy.
    expect(entered.page.url.pathname).toBe('/fr/premiere-connexion/email');
  });

  test('printed again has a new password, and the one before opens nothing', async () => {
    const site = await freshSite();
    const reader = await atPharmacy(site);
    await createAt(reader, withPhone);
    const first = await printPaper(site, reader);
    const page = await reader.open(done);
    expect(page.text()).toContain("L'ancien mot de passe ne marche plus");
    const second = await printPaper(site, reader);
    expect(second.identifier).toBe(first.identifier);
    expect(second.password).not.toBe(first.password);
    await expect(signIn(site, first)).rejects.toThrow();
    expect((await signIn(site, second)).page.status).toBe(200);
  });

  test('by SMS has the identifier alone, and the SMS the password alone', async () => {
    const site = await freshSite();
    const reader = await atPharmacy(site);
    await createAt(reader, { ...withPhone, by: 'sms' });
    const paper = await printPaper(site, reader);
    expect(paper.identifier).not.toBe('');
    expect(paper.password).toBe('');
    const sms = (await site.messages()).find(({ kind }) => kind === 'initial-password');
    expect(sms?.channel).toBe('sms');
    expect(sms?.text).not.toContain(paper.identifier);
    const password = passwordIn(sms?.text ?? '');
    expect((await signIn(site, { identifier: paper.identifier, password })).page.status).toBe(200);
  });

  test('without an account says what was created, by whom, and in the language of the patient too', async () => {
    const site = await freshSite();
    const reader = await atPharmacy(site);
    await toConsent(reader);
    await reader.open('/fr/soignants/creer/accord?langue=en');
    await reader.submit({ consent: 'yes', 'break-glass': 'no', 'centre-15': 'yes' });
    await reader.submit({ account: 'no' });
    const { text, identifier } = await printPaper(site, reader);
    expect(identifier).toBe('');
    expect(text).toContain('YourDMPiscreated');
    expect(text).toContain('PharmaciedesTilleuls');
    expect(text).toContain('peutouvrirmonDMP:non');
  });

  test('is for whoever created the record, for half an hour', async () => {
    const site = await freshSite();
    const reader = await atPharmacy(site);
    await createAt(reader, withPhone);
    const other = await atPharmacy(site, creators.otherPharmacist);
    await other.open('/fr/soignants/creer');
    expect((await printPaper(site, other)).status).toBe(410);
    site.world.pass(20 * minute);
    await reader.open(done);
    site.world.pass(11 * minute);
    expect((await printPaper(site, reader)).status).toBe(410);
  });

  test('that does not print says so, changes nothing, and prints the next time', async () => {
    const site = await freshSite();
    const reader = await atPharmacy(site);
    await createAt(reader, withPhone);
    const { printer } = site.web;
    const broken = { ...printer, print: () => Promise.reject(new Error('no paper')) };
    Object.assign(site.web, { printer: broken });
    const failed = await printPaper(site, reader);
    expect(failed.status).toBe(503);
    expect(failed.text).toContain('Le papier n&#39;est pas imprimé');
    Object.assign(site.web, { printer });
    await reader.open(done);
    expect((await signIn(site, await printPaper(site, reader))).page.status).toBe(200);
  });
});
