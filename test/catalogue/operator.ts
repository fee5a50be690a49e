import type { FreshOperator } from '../../server/identity/operator/accounts.ts';
import { carryOutRefusal, lookUpRefusal } from '../../server/identity/refusals.ts';
import { keepRefusedAct } from '../../server/identity/refused-acts.ts';
import { sendContactMessage } from '../../server/identity/send-contact-message.ts';
import { minute } from '../../server/storage/time.ts';
import type { Visitor } from '../browser/visitor.ts';
import { accountOf, refusalNumber } from '../support/factors.ts';
import { askForCode, signIn } from '../support/journeys.ts';
import { codeNow, makeOperator, ownPassword } from '../support/operators.ts';
import { Reader } from '../support/reader.ts';
import { opened, type State, submitted, type Walk } from './state.ts';

const anthony = { identifier: 'mavu4827', password: 'soleil pomme velo tambour' };
/** Ruth of the demo population: her code goes by post. */
const ruth = '2 77 07 63 220 829 10';

async function enter(visitor: Visitor): Promise<void> {
  const who = await makeOperator(visitor.site.world);
  Object.assign(visitor.kept, who);
  await visitor.submit({
    login: who.login,
    password: who.password,
    code: codeNow(visitor.site.world, who),
  });
}

/** An operator whose first password waited too long. */
async function enterLate(visitor: Visitor): Promise<void> {
  const who: FreshOperator = await makeOperator(visitor.site.world);
  visitor.site.world.pass(7 * 24 * 60 * minute);
  await visitor.open('/operateur');
  await visitor.submit({
    login: who.login,
    password: who.password,
    code: codeNow(visitor.site.world, who),
  });
}

async function enterTooOften(visitor: Visitor): Promise<void> {
  for (let time = 0; time < 6; time += 1)
    await visitor.submit({ login: 'op-heup7511', password: 'lune', code: '123456' });
}

/** Somebody has written with the contact page. */
async function withMessage({ site }: Visitor): Promise<void> {
  await sendContactMessage(site.world, {
    message: 'Bonjour.\nJe ne trouve pas mon code.\nMerci.',
    name: 'Zoé ADRUN',
    reply: { by: 'phone', address: '+33639980012' },
    accountId: null,
    ...{ kind: 'sign-in', language: 'fr', address: '203.0.113.7' },
  });
}

/** A letter and a message wait, and Anthony has two visits open. */
async function withWork(visitor: Visitor): Promise<void> {
  const { site } = visitor;
  await askForCode(site, new Reader(site.origin), 'fr', ruth);
  await withMessage(visitor);
  await signIn(site, anthony);
  site.world.pass(1.1 * minute);
  await signIn(site, anthony);
  await visitor.open('/operateur/accueil');
}

/** Anthony has refused a way back into his account, which is suspended. */
async function withRefusal(visitor: Visitor): Promise<void> {
  const { world } = visitor.site;
  const subject = await accountOf(world, anthony.identifier);
  const code = await refusalNumber(world, { kind: 'recovery', subject });
  const found = await lookUpRefusal(world, { code, address: '203.0.113.7' });
  if (found.is === 'found') await carryOutRefusal(world, found.id);
  await visitor.open('/operateur/refus');
}

/** The very creation of the account that was looked for is refused too. */
async function withRefusedCreation(visitor: Visitor): Promise<void> {
  const { world } = visitor.site;
  const accountId = await accountOf(world, anthony.identifier);
  await world.db.transaction().execute(trx => keepRefusedAct(trx, world, { kind: 'creation', accountId }));
  await visitor.open('/operateur/visites/suspendu');
}

/** The first of what waits. */
const first = '.queue a';

const coming: readonly State[] = [
  { name: 'operator-sign-in-expired', reach: enterLate },
  opened('operator-sign-in', '/operateur'),
  submitted('operator-sign-in-empty'),
  submitted('operator-sign-in-wrong', { login: 'op-heup7511', password: 'lune', code: '123456' }),
  { name: 'operator-password', reach: enter },
  submitted('operator-password-mistake', { password: 'soleil' }),
  submitted('operator-home', { password: ownPassword }),
];

const writing: readonly State[] = [
  opened('operator-post-empty', '/operateur/courrier'),
  { name: 'operator-home-busy', reach: withWork },
  opened('operator-post', '/operateur/courrier'),
  { name: 'operator-letter', reach: visitor => visitor.follow(first) },
  submitted('operator-letter-mistake'),
  {
    name: 'operator-letter-printed',
    reach: async visitor => {
      const address = await visitor.page.locator('main a.button').getAttribute('href');
      await visitor.page.request.get(`${visitor.site.origin}${address}`);
      await visitor.open(visitor.path);
    },
  },
  opened('operator-post-printed', '/operateur/courrier'),
  {
    name: 'operator-letter-posted',
    reach: async visitor => {
      await visitor.follow(first);
      const { path } = visitor;
      await visitor.submit();
      await visitor.open(path);
    },
  },
];

const answering: readonly State[] = [
  opened('operator-messages', '/operateur/messages'),
  { name: 'operator-message', reach: visitor => visitor.follow(first) },
  submitted('operator-messages-empty'),
  opened('operator-messages-answered', '/operateur/messages/traites'),
  { name: 'operator-message-answered', reach: visitor => visitor.follow(first) },
];

const closing: readonly State[] = [
  opened('operator-search', '/operateur/visites'),
  submitted('operator-search-empty'),
  submitted('operator-search-nobody', { who: 'zzzz0000' }),
  submitted('operator-sessions', { who: anthony.identifier }),
  submitted('operator-sessions-mistake'),
  submitted('operator-ended', { reason: 'Il a perdu son téléphone.' }),
  {
    name: 'operator-sessions-none',
    reach: async visitor => {
      await visitor.open('/operateur/visites');
      await visitor.submit({ who: anthony.identifier });
    },
  },
  opened('operator-refused-empty', '/operateur/refus'),
  { name: 'operator-refused', reach: withRefusal },
  { name: 'operator-refusal', reach: visitor => visitor.follow(first) },
  {
    name: 'operator-suspended',
    reach: async visitor => {
      await visitor.open('/operateur/visites');
      await visitor.submit({ who: anthony.identifier });
    },
  },
  { name: 'operator-suspended-creation', reach: withRefusedCreation },
  { name: 'operator-reopen', reach: visitor => visitor.follow('main a.button') },
  submitted('operator-reopen-mistake'),
  submitted('operator-reopened', { checked: 'Il est venu avec sa carte.' }),
  opened('operator-reopen-gone', '/operateur/visites/rouvrir'),
  opened('operator-suspended-gone', '/operateur/visites/suspendu'),
  {
    name: 'operator-refusal-open',
    reach: async visitor => {
      await visitor.open('/operateur/refus');
      await visitor.follow(first);
    },
  },
  { name: 'operator-signed-out', reach: visitor => visitor.follow('.sign-out button') },
  { name: 'operator-sign-in-too-many', reach: enterTooOften },
];

/** Somebody who runs the site: the way in, a letter to post, a message to answer, a person's visits to close, an account to open again. */
export const operator: Walk = { name: 'operator', states: [...coming, ...writing, ...answering, ...closing] };
