import { storeText } from '../../server/record/document-versions.ts';
import { ownerGrant } from '../../server/record/records.ts';
import { addDocument } from '../../server/record/write-documents.ts';
import type { Visitor } from '../browser/visitor.ts';
import { withoutDocuments } from '../support/records.ts';
import { opened, type State, submitted, submittedCode, type Walk } from './state.ts';

const claude = { identifier: 'tero9316', password: 'nuage bateau orange porte' };

const anthony = { identifier: 'mavu4827', password: 'soleil pomme velo tambour' };

const recordOf = (visitor: Visitor): string => visitor.path.split('/')[2] ?? '';

const at = (name: string, path: string): State => ({
  name,
  reach: visitor => visitor.open(`/dmp/${recordOf(visitor)}/documents${path}`),
});

const written = {
  title: 'Mes questions pour le médecin',
  text: 'Je dors mal.\nPuis-je changer de traitement ?',
  'day-day': '1',
  'day-month': '3',
  'day-year': '2026',
};

/** The same text was changed on another device while it was on the screen. */
const changedElsewhere: State = {
  name: 'documents-conflict',
  reach: async visitor => {
    const [, , , , id = ''] = visitor.path.split('/');
    await visitor.open(`/dmp/${recordOf(visitor)}/documents/${id}/modifier`);
    await visitor.site.world.db.updateTable('document').set({ version: 9 }).where('id', '=', id).execute();
    await visitor.submit({ ...written, text: 'Je dors bien.' });
  },
};

/** Enough documents for a second page. */
const manyMore: State = {
  name: 'documents-second-page',
  reach: async visitor => {
    const { world } = visitor.site;
    const recordId = recordOf(visitor);
    const grant = await world.db
      .selectFrom('record_grant')
      .selectAll()
      .where('record_id', '=', recordId)
      .executeTakeFirstOrThrow();
    const access = {
      accountId: grant.account_id,
      recordId,
      insuredId: '',
      capacity: 'self',
      grant: ownerGrant,
      createdAt: world.now(),
    } as const;
    for (let place = 1; place <= 25; place += 1) {
      const content = await storeText(world, recordId, 'Une note');
      const title = `Note ${place}`;
      await addDocument(world, access, {
        typeCode: 'EXPPAT_2',
        day: '2025-01-01',
        title,
        format: 'text',
        content,
      });
    }
    await visitor.open(`/dmp/${recordId}/documents/page/2`);
  },
};

/** Claude writes a text, changes it, takes it away and brings it back. */
export const documents: Walk = {
  name: 'documents',
  states: [
    opened('documents-sign-in', '/connexion'),
    submitted('documents-sign-in-way', claude),
    submitted('documents-sign-in-code', { channel: 'sms' }),
    submittedCode('documents-home'),
    {
      name: 'documents-empty',
      reach: async visitor => {
        await withoutDocuments(visitor.site.world);
        await visitor.open(`/dmp/${recordOf(visitor)}/documents`);
      },
    },
    at('documents-add', '/ajouter'),
    at('documents-write', '/rediger'),
    submitted('documents-write-mistake', { title: '', text: '' }),
    submitted('documents-written', written),
    changedElsewhere,
    { name: 'documents-changed', reach: visitor => visitor.submit() },
    { name: 'documents-remove', reach: visitor => visitor.follow('.ways a[href$="/supprimer"]') },
    submitted('documents-removed'),
    submitted('documents-restored'),
    at('documents-search', '/chercher'),
    submitted('documents-found', { words: 'qestions' }),
    submitted('documents-not-found', { words: 'zzz' }),
    at('documents-categories', '/categories'),
    manyMore,
  ],
};

/** The document of the list with this title. */
const read = (name: string, title: string): State => ({
  name,
  reach: async visitor => {
    await visitor.open(`/dmp/${recordOf(visitor)}/documents`);
    const href = await visitor.page.getByRole('link', { name: title }).first().getAttribute('href');
    await visitor.open((href ?? '').replace(/^\/\w+/, ''));
  },
});

/** Anthony reads what his carers wrote. */
export const reading: Walk = {
  name: 'reading',
  states: [
    opened('reading-sign-in', '/connexion'),
    submitted('reading-sign-in-way', anthony),
    submitted('reading-sign-in-code', { channel: 'sms' }),
    submittedCode('reading-home'),
    at('reading-list', ''),
    read('reading-results', 'Prise de sang'),
    read('reading-pdf', 'Exercices pour le genou'),
    read('reading-image', 'Schéma de mes dents'),
    read('reading-text', 'Passage de l'),
    read('reading-hidden', 'Téléconsultation'),
  ],
};
