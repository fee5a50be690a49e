import type { Visitor } from '../browser/visitor.ts';
import { opened, type State, submitted, submittedCode, type Walk } from './state.ts';

const anthony = { identifier: 'mavu4827', password: 'soleil pomme velo tambour' };
const { password } = anthony;

/** His treating doctor, his dentist, whom he blocked, his cardiologist, who has the same rights, and a doctor nearby. */
const [doctor, dentist, cardiologist, other] = ['99900000045', '99900000284', '99900000094', '99900000052'];

const recordOf = (visitor: Visitor): string => visitor.path.split('/')[2] ?? '';

const at = (name: string, path: string): State => ({
  name,
  reach: visitor => visitor.open(`/dmp/${recordOf(visitor)}/gestion${path}`),
});

/** He blocked a great many, and one of them has left the directory. */
const manyBlocked: State = {
  name: 'management-blocked-many',
  reach: async visitor => {
    const { db } = visitor.site.world;
    const record_id = recordOf(visitor);
    const people = await db.selectFrom('professional').select('rpps').where('rpps', '<>', doctor).execute();
    const rows = people.map(({ rpps }, place) => {
      const blocked_at = `2026-02-${String(1 + (place % 28)).padStart(2, '0')}T10:00:00.000Z`;
      return { record_id, rpps, blocked_at, blocked_by: 'demo' };
    });
    await db
      .insertInto('blocked_professional')
      .values([
        ...rows,
        {
          ...rows[0],
          record_id,
          rpps: '99900000466',
          blocked_at: '2026-03-01T10:00:00.000Z',
          blocked_by: 'demo',
        },
      ])
      .onConflict(conflict => conflict.doNothing())
      .execute();
    await visitor.open(`/dmp/${record_id}/gestion/acces-bloques`);
  },
};

/** Anthony decides who may see his record, closes it, and opens it again. */
export const management: Walk = {
  name: 'management',
  states: [
    opened('management-sign-in', '/connexion'),
    submitted('management-sign-in-way', anthony),
    submitted('management-sign-in-code', { channel: 'sms' }),
    submittedCode('management-home'),
    at('management-hub', ''),
    at('management-blocked', '/acces-bloques'),
    submitted('management-unblocked', {}, 'button[name="unblock"]'),
    submitted('management-blocked-undone', {}, 'button[name="undo"]'),
    at('management-search', '/acces-bloques/bloquer'),
    submitted('management-search-mistake'),
    submitted('management-search-nobody', { name: 'Zzyzx' }),
    submitted('management-search-near', { name: 'Castelbu' }),
    submitted('management-search-many', { name: '', town: 'Reims' }),
    at('management-search-second-page', '/acces-bloques/bloquer/page/2'),
    at('management-block-treating-doctor', `/acces-bloques/bloquer/${doctor}`),
    at('management-block-already', `/acces-bloques/bloquer/${dentist}`),
    at('management-block', `/acces-bloques/bloquer/${cardiologist}`),
    submitted('management-block-done'),
    submitted('management-block-undone', {}, 'button[name="undo"]'),
    manyBlocked,
    at('management-blocked-second-page', '/acces-bloques/page/2'),
    at('management-doctor', '/medecin-traitant'),
    at('management-doctor-search', '/medecin-traitant/changer'),
    at('management-doctor-confirm', `/medecin-traitant/changer/${other}`),
    submitted('management-doctor-changed'),
    at('management-rights-search', '/medecin-traitant/memes-droits'),
    at('management-rights-confirm', `/medecin-traitant/memes-droits/${dentist}`),
    submitted('management-rights-given'),
    at('management-consents', '/professionnels'),
    at('management-consent-search', '/professionnels/autoriser'),
    at('management-consent', `/professionnels/autoriser/${dentist}`),
    submitted('management-consent-mistake', { scope: 'some' }),
    submitted('management-consent-given', { scope: 'some', 'class-10': 'yes', 'class-42': 'yes' }),
    { name: 'management-withdraw', reach: visitor => visitor.follow('.people a.button-second') },
    submitted('management-withdrawn'),
    at('management-close', '/fermer'),
    { name: 'management-close-password', reach: visitor => visitor.follow('main a.button') },
    submitted('management-close-way', { password }),
    submitted('management-close-code', { channel: 'email' }),
    submittedCode('management-close-now'),
    submitted('management-closed'),
    submitted('management-reopened'),
  ],
};
