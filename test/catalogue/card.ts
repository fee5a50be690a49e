import type { Visitor } from '../browser/visitor.ts';
import { withoutInformation } from '../support/records.ts';
import { opened, type State, submitted, type Walk } from './state.ts';

const anthony = { identifier: 'mavu4827', password: 'soleil pomme velo tambour' };

/** The address of a page of the record that is on the screen. */
function inRecord(visitor: Visitor, path: string): string {
  const [, , record = ''] = visitor.path.split('/');
  return `/dmp/${record}${path}`;
}

const at = (name: string, path: string): State => ({
  name,
  reach: visitor => visitor.open(inRecord(visitor, path)),
});

const written: readonly (readonly [path: string, fields: Record<string, string>])[] = [
  ['/groupe-sanguin/ecrire', { group: 'AB-' }],
  ['/allergies/ajouter', { name: 'الفول السوداني' }],
  [
    '/allergies/ajouter',
    { name: 'Pénicilline', reaction: 'Ma gorge gonfle et je respire mal.', danger: 'yes', note: 'Piqûre.' },
  ],
  ['/maladies/ajouter', { name: 'Diabète', 'since-year': '2019' }],
  ['/traitements/ajouter', { name: 'Metformine 500 mg', dose: '2 comprimés par jour' }],
  ['/handicap/ajouter', { name: 'Fauteuil roulant' }],
  ['/volontes/personne-de-confiance/ecrire', { name: 'Claude Martin', phone: '06 39 98 00 12' }],
  [
    '/volontes/personnes-a-prevenir/ajouter',
    { name: 'ليلى بن يوسف', relation: 'جارتي', phone: '01 23 45 67 89' },
  ],
];

const full: State = {
  name: 'card',
  reach: async visitor => {
    for (const [path, fields] of written) {
      await visitor.open(inRecord(visitor, `/informations${path}`));
      await visitor.submit(fields);
    }
    await visitor.open(inRecord(visitor, '/carte'));
  },
};

/** What is on the card was changed in another tab while its boxes were on the screen. */
const changedElsewhere: State = {
  name: 'card-choose-changed',
  reach: async visitor => {
    await visitor.open(inRecord(visitor, '/carte/choisir'));
    await visitor.site.world.db.deleteFrom('information').where('kind', '=', 'illness').execute();
    await visitor.submit();
  },
};

/** Anthony makes his emergency card. */
export const card: Walk = {
  name: 'card',
  states: [
    opened('card-sign-in', '/connexion'),
    submitted('card-sign-in-way', anthony),
    submitted('card-sign-in-code', { channel: 'sms' }),
    {
      name: 'card-home',
      reach: async visitor => {
        await withoutInformation(visitor.site.world);
        await visitor.submit({ code: await visitor.code() });
      },
    },
    at('card-empty', '/carte'),
    full,
    at('card-choose', '/carte/choisir'),
    submitted('card-chosen'),
    changedElsewhere,
  ],
};
