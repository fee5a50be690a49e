import type { Visitor } from '../browser/visitor.ts';
import { opened, type State, submitted, type Walk } from './state.ts';

/** Opens the record of the first demo patient, as the professional with this number. */
const playing = (name: string, rpps: string, rest = ''): State => ({
  name,
  reach: async visitor => {
    const { id } = await visitor.site.world.db
      .selectFrom('exercise')
      .select('id')
      .where('rpps', '=', rpps)
      .executeTakeFirstOrThrow();
    await visitor.open(`/demo/professionnels/${id}/${await recordOfAnthony(visitor)}${rest}`);
  },
});

async function recordOfAnthony({ site }: Visitor): Promise<string> {
  const { db, register } = site.world;
  for (const { id, insured_id } of await db.selectFrom('record').select(['id', 'insured_id']).execute())
    if ((await register.find(insured_id))?.familyName === 'CORSE') return id;
  throw new Error('No record of Anthony.');
}

const [doctor, nurse, regulator, occupational, author] = [
  '99900000045',
  '99900000318',
  '99900000185',
  '99900000193',
  '99900000441',
];

const readDocument = (name: string, title: string): State => ({
  name,
  reach: visitor => visitor.follow(`.documents a:has-text("${title}")`),
});

/** A nurse opens a record in an emergency; the treating doctor reads; others are refused. Deposits: see carer.ts. */
export const acting: Walk = {
  name: 'acting',
  states: [
    opened('acting-professionals', '/demo/professionnels'),
    { name: 'acting-professionals-unfolded', reach: visitor => visitor.hands.press('.playable summary') },
    { name: 'acting-patients', reach: visitor => visitor.follow('.playable a') },
    playing('acting-never', occupational),
    playing('acting-own', author),
    playing('acting-no-access', nurse),
    playing('acting-emergency', nurse, '/urgence'),
    submitted('acting-emergency-mistake', { reason: 'Vite' }),
    submitted('acting-emergency-open', { reason: 'Trouvé sans connaissance chez lui' }),
    playing('acting-regulator', regulator),
    playing('acting-centre-15', regulator, '/centre-15'),
    playing('acting-treating', doctor),
    readDocument('acting-document', 'Prise de sang'),
    playing('acting-deposit', doctor, '/deposer'),
    playing('acting-patient', doctor, '/patient'),
  ],
};
