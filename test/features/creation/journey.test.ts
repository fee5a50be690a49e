import { describe, expect, test } from 'vitest';
import { languages } from '../../../server/i18n.ts';
import { listChains, verifyChain } from '../../../server/record/journal-check.ts';
import { createRecord, signIn } from '../../support/journeys.ts';
import { freshSite, newestCode } from '../../support/site.ts';

const codes = languages.map(language => language.code);

describe.each(codes)('the main job without scripts, in %s', language => {
  test('a person creates a record, signs in and is at home', async () => {
    const site = await freshSite();
    const { reader, page, identifier, password } = await createRecord(site, language);
    expect(page.status).toBe(200);
    expect(identifier).toMatch(/^[a-z]{4}\d{4}$/);
    expect(password.split('-')).toHaveLength(4);

    const end = await reader.submit();
    expect(end.url.pathname).toBe(`/${language}/creation/fin`);
    expect(end.html).not.toContain(identifier);
    const confirmation = (await site.messages()).find(message => message.kind === 'record-created');
    expect(confirmation).toBeDefined();
    expect(confirmation?.text).not.toContain(identifier);
    expect(confirmation?.text).not.toContain(password);

    const { reader: at, page: first } = await signIn(site, { identifier, password }, language);
    expect(first.url.pathname).toBe(`/${language}/premiere-connexion/telephone`);
    await at.submit({ phone: '06 39 98 00 12' });
    const next = await at.submit({ code: await newestCode(site) });
    expect(next.url.pathname).toBe(`/${language}/premiere-connexion/mot-de-passe`);
    const question = await at.submit({ password: 'lampe tortue papier citron violet' });
    expect(question.url.pathname).toMatch(/urgence\/professionnels$/);
    await at.submit({ answer: 'yes' });
    await at.submit({ answer: 'no' });
    const overview = await at.submit({ answer: 'no' });
    expect(overview.url.pathname).toMatch(/urgence$/);
    const home = await at.open(`/${language}/accueil`);
    expect(home.url.pathname).toMatch(new RegExp(`^/${language}/dmp/[A-Za-z0-9_-]{22}$`));
    expect(home.text()).toContain('Dominique PAT-TROIS');
  });
});

test('every act of the journey is in the journal, and its chains verify', async () => {
  const site = await freshSite();
  const { identifier, password } = await createRecord(site);
  await signIn(site, { identifier, password });
  const verbs = await site.world.db.selectFrom('journal_entry').select('verb').execute();
  const seen = new Set(verbs.map(row => row.verb));
  for (const verb of [
    'creation-code.requested',
    'creation-code.sent',
    'creation.identity-proven',
    'record.created',
    'account.opened',
    'contact.verified',
    'terms.accepted',
    'credentials.shown',
    'sign-in.password-accepted',
    'sign-in.code-sent',
    'sign-in.succeeded',
  ]) {
    expect(seen, verb).toContain(verb);
  }
  for await (const chain of listChains(site.world.db)) {
    expect(await verifyChain(site.world, chain)).toMatchObject({ ok: true });
  }
});
