import type { Visitor } from '../browser/visitor.ts';
import { withoutInformation } from '../support/records.ts';
import { opened, type State, submitted, type Walk } from './state.ts';

const anthony = { identifier: 'mavu4827', password: 'soleil pomme velo tambour' };

/** The address of « Mes informations » of the record that is on the screen. */
function informationOf(visitor: Visitor, path = ''): string {
  const [, , record = ''] = visitor.path.split('/');
  return `/dmp/${record}/informations${path}`;
}

const at = (name: string, path: string): State => ({
  name,
  reach: visitor => visitor.open(informationOf(visitor, path)),
});

/** Opens a form, fills it and sends it. */
const wrote = (name: string, path: string, fields: Record<string, string>): State => ({
  name,
  reach: async visitor => {
    await visitor.open(informationOf(visitor, path));
    await visitor.submit(fields);
  },
});

const day = (of: string, month: string) => ({ 'when-day': of, 'when-month': month, 'when-year': '2026' });

/** The same words were changed on another device while they were on the screen. */
const changedElsewhere: State = {
  name: 'information-conflict',
  reach: async visitor => {
    await visitor.open(informationOf(visitor, '/message/ecrire'));
    await visitor.site.world.db
      .updateTable('information')
      .set({ version: 9 })
      .where('kind', '=', 'message')
      .execute();
    await visitor.submit({ text: 'Je suis sourd.\nÉcrivez-moi sur un papier.' });
  },
};

/** Anthony writes all that his carers must know. */
export const information: Walk = {
  name: 'information',
  states: [
    opened('information-sign-in', '/connexion'),
    submitted('information-sign-in-way', anthony),
    submitted('information-sign-in-code', { channel: 'sms' }),
    {
      name: 'information-home',
      reach: async visitor => {
        await withoutInformation(visitor.site.world);
        await visitor.submit({ code: await visitor.code() });
      },
    },
    at('information-empty', ''),
    at('information-part-empty', '/allergies'),
    at('information-form', '/allergies/ajouter'),
    submitted('information-form-mistake', { name: '' }),
    submitted('information-part', {
      name: 'Pénicilline',
      reaction: 'Ma gorge gonfle et je respire mal.',
      danger: 'yes',
      note: 'Depuis 1990.\nPiqûre au service des urgences.',
    }),
    {
      name: 'information-change',
      reach: visitor => visitor.follow('.item-acts a'),
    },
    wrote('information-part-second', '/allergies/ajouter', { name: 'الفول السوداني' }),
    {
      name: 'information-removed',
      reach: visitor => visitor.follow('li:nth-child(2) button[name="remove"]'),
    },
    {
      name: 'information-restored',
      reach: visitor => visitor.follow('button[name="undo"]'),
    },
    at('information-group', '/groupe-sanguin/ecrire'),
    submitted('information-group-kept', { group: 'AB-' }),
    wrote('information-illness', '/maladies/ajouter', { name: 'Diabète', 'since-year': '2019' }),
    wrote('information-date-mistake', '/maladies/ajouter', {
      name: 'Asthme',
      'since-day': '31',
      'since-year': '2019',
    }),
    wrote('information-message', '/message/ecrire', {
      text: 'Je suis malentendant.\nParlez-moi de face.',
    }),
    changedElsewhere,
    at('information-measures-empty', '/mesures'),
    at('information-weight-empty', '/mesures/poids'),
    at('information-weight-form', '/mesures/poids/ajouter'),
    submitted('information-weight-mistake', { value: '-3', ...day('4', '9') }),
    submitted('information-weight-one', { value: '74', ...day('3', '1') }),
    wrote('information-weight-two', '/mesures/poids/ajouter', { value: '71,5', ...day('20', '1') }),
    wrote('information-weight-three', '/mesures/poids/ajouter', {
      value: '72',
      ...day('2', '3'),
      note: 'Après mon opération',
    }),
    at('information-glucose-form', '/mesures/glycemie/ajouter'),
    at('information-pressure-form', '/mesures/tension/ajouter'),
    submitted('information-pressure-one', { value: '13', second: '8', ...day('3', '1') }),
    wrote('information-pressure', '/mesures/tension/ajouter', {
      value: '142',
      second: '91',
      ...day('1', '3'),
    }),
    at('information-measures', '/mesures'),
    at('information-wishes-empty', '/volontes'),
    at('information-trusted-form', '/volontes/personne-de-confiance/ecrire'),
    submitted('information-trusted', { name: 'Claude Martin', relation: 'Ma sœur', phone: '06 39 98 00 12' }),
    at('information-contact-form', '/volontes/personnes-a-prevenir/ajouter'),
    submitted('information-contact', { name: 'Samira Corse', phone: '01 23 45 67 89' }),
    wrote('information-contacts', '/volontes/personnes-a-prevenir/ajouter', {
      name: 'ليلى بن يوسف',
      relation: 'Ma voisine',
      phone: '06 39 98 00 13',
    }),
    at('information-directives', '/volontes/directives'),
    at('information-directives-form', '/volontes/directives/texte/ecrire'),
    submitted('information-directives-written', {
      text: 'Je refuse une machine pour respirer.\nJe veux rester près de ma famille.',
    }),
    at('information-paper-form', '/volontes/directives/papier/ecrire'),
    at('information-organs-form', '/volontes/don-d-organes/ecrire'),
    submitted('information-organs', { wish: 'part', note: 'Mes reins et mon cœur' }),
    at('information-wishes', '/volontes'),
    at('information-full', ''),
  ],
};
