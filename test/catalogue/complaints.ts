import { anchorHeads } from '../../server/record/anchors.ts';
import { appendEntry } from '../../server/record/journal.ts';
import type { JournalEvent } from '../../server/record/journal-entry.ts';
import type { Visitor } from '../browser/visitor.ts';
import { attack } from '../support/journal.ts';
import { codeNow, makeOperator, ownPassword } from '../support/operators.ts';
import { opened, type State, submitted, submittedCode, type Walk } from './state.ts';

const anthony = { identifier: 'mavu4827', password: 'soleil pomme velo tambour' };
const text = 'Je ne connais pas cette personne.\nPourquoi a-t-elle lu mon document ?';
const answer = 'Cette personne travaille avec votre médecin.\nElle avait le droit de lire ce document.';

const recordOf = (visitor: Visitor): string => visitor.path.split('/')[2] ?? '';

const at = (name: string, path: string): State => ({
  name,
  reach: visitor => visitor.open(`/dmp/${recordOf(visitor)}/historique/${path}`),
});

/** A professional reads a document: the treating doctor, or the first other one of the directory. */
async function read({ site, path }: Visitor, doctor: boolean): Promise<number> {
  const { world } = site;
  const recordId = path.split('/')[2] ?? '';
  const record = world.db.selectFrom('record').select('insured_id').where('id', '=', recordId);
  const { insured_id } = await record.executeTakeFirstOrThrow();
  const rpps = (await world.register.find(insured_id))?.treatingDoctor ?? '';
  const found = await world.db
    .selectFrom('exercise')
    .select(['id', 'rpps'])
    .where('rpps', doctor ? '=' : '!=', rpps)
    .orderBy('rpps')
    .executeTakeFirstOrThrow();
  const event: JournalEvent = {
    actor: { kind: 'professional', id: found.rpps },
    ...{ exercise: found.id, recordId },
    verb: 'document.read',
    object: { kind: 'document', id: 'one' },
    channel: 'web',
  };
  return (await world.db.transaction().execute(trx => appendEntry(trx, world, event))).seq;
}

const about = (name: string, doctor: boolean): State => ({
  name,
  reach: async visitor =>
    visitor.open(`/dmp/${recordOf(visitor)}/historique/signaler/${await read(visitor, doctor)}`),
});

/** Somebody who holds the file has changed a line of it. */
const changed: State = {
  name: 'history-check-changed',
  reach: async visitor => {
    const record = recordOf(visitor);
    const where = `where chain = '${record}' and seq = 2`;
    await attack(visitor.site.world, [`update journal_entry set actor_id = 'another' ${where}`]);
    await visitor.open(`/dmp/${record}/historique/verifier`);
    await visitor.submit();
  },
};

/** The record is closed: what was written about it stays to be read. */
const closed: State = {
  name: 'complaints-closed',
  reach: async visitor => {
    const state = { status: 'closed', closed_at: visitor.site.world.now().toISOString() } as const;
    const { db } = visitor.site.world;
    await db.updateTable('record').set(state).where('id', '=', recordOf(visitor)).execute();
    await visitor.open('/dmp-ferme/signalements');
  },
};

/** Anthony complains about somebody who read a document, follows it, and checks his history. */
export const complaints: Walk = {
  name: 'complaints',
  states: [
    opened('complaints-sign-in', '/connexion'),
    submitted('complaints-sign-in-way', anthony),
    submitted('complaints-sign-in-code', { channel: 'sms' }),
    submittedCode('complaints-home'),
    at('complaints-list-empty', 'signaler/liste'),
    at('complaints-general', 'signaler'),
    about('complaints-doctor', true),
    about('complaints-form', false),
    submitted('complaints-mistake'),
    submitted('complaints-sent', { kind: 'complaint', text, block: 'yes' }),
    about('complaints-blocked', false),
    at('complaints-list', 'signaler/liste'),
    { name: 'complaints-follow', reach: visitor => visitor.follow('.queue a') },
    at('history-check', 'verifier'),
    submitted('history-check-no-copy'),
    {
      name: 'history-check-right',
      reach: async visitor => {
        await anchorHeads(visitor.site.world);
        await visitor.open(`/dmp/${recordOf(visitor)}/historique/verifier`);
        await visitor.submit();
      },
    },
    changed,
    closed,
    { name: 'complaints-closed-follow', reach: visitor => visitor.follow('.queue a') },
  ],
};

async function enter(visitor: Visitor): Promise<void> {
  const who = await makeOperator(visitor.site.world);
  await visitor.follow('.sign-out button');
  await visitor.open('/operateur');
  const { login, password } = who;
  await visitor.submit({ login, password, code: codeNow(visitor.site.world, who) });
  await visitor.submit({ password: ownPassword });
}

/** Anthony complains and leaves; then an operator answers. */
export const complaintsOperator: Walk = {
  name: 'complaints-operator',
  states: [
    opened('complaints-operator-patient', '/connexion'),
    submitted('complaints-operator-patient-way', anthony),
    submitted('complaints-operator-patient-code', { channel: 'sms' }),
    submittedCode('complaints-operator-patient-home'),
    about('complaints-operator-patient-form', false),
    submitted('complaints-operator-patient-sent', { kind: 'complaint', text, block: 'yes' }),
    { name: 'complaints-operator-home', reach: enter },
    opened('complaints-operator-list', '/operateur/signalements'),
    { name: 'complaints-operator-one', reach: visitor => visitor.follow('.queue a') },
    submitted('complaints-operator-mistake'),
    submitted('complaints-operator-empty', { text: answer }),
    opened('complaints-operator-answered', '/operateur/signalements/traites'),
    { name: 'complaints-operator-done', reach: visitor => visitor.follow('.queue a') },
  ],
};
