import type { InformationData } from '../../server/record/information-kinds.ts';
import { accessTo, type RecordAccess } from '../../server/record/records.ts';
import { addInformation } from '../../server/record/write-information.ts';
import type { World } from '../../server/world.ts';

/** Something of every kind and every form that « Mes informations » knows. */
export const ofEveryKind: readonly InformationData[] = [
  { kind: 'blood-group', group: 'AB-' },
  { kind: 'illness', name: 'Hypertension', since: '2019', note: 'Suivie par le cardiologue' },
  { kind: 'illness', name: 'Migraine', since: '', note: '' },
  { kind: 'allergy', name: 'Pénicilline', reaction: 'Boutons', danger: true, note: 'Vu aux urgences' },
  { kind: 'allergy', name: 'Œuf', reaction: '', danger: false, note: '' },
  { kind: 'treatment', name: 'Amlodipine 5 mg', dose: '1 le matin', since: '2024-11', note: '' },
  { kind: 'treatment', name: 'Vitamine D', dose: '', since: '', note: 'En hiver' },
  { kind: 'operation', name: 'Genou droit', when: '2024-11-19', place: 'Clinique du Pont', note: '' },
  { kind: 'operation', name: 'Amygdales', when: '', place: '', note: 'Enfant' },
  { kind: 'vaccination', name: 'Tétanos', when: '2020-05', note: 'Rappel' },
  { kind: 'vaccination', name: 'Grippe', when: '', note: '' },
  { kind: 'measure', measure: 'weight', value: 70.5, unit: 'kg', when: '2026-02-01', note: 'Le matin' },
  { kind: 'measure', measure: 'weight', value: 71, unit: 'kg', when: '2026-01-04', note: '' },
  { kind: 'measure', measure: 'height', value: 180, unit: 'cm', when: '2026-01-04', note: '' },
  {
    kind: 'measure',
    measure: 'blood-pressure',
    value: 130,
    second: 80,
    unit: 'mmHg',
    when: '2026-02-01',
    note: '',
  },
  { kind: 'measure', measure: 'glucose', value: 0.95, unit: 'g/L', when: '2026-02-01', note: '' },
  { kind: 'measure', measure: 'glucose', value: 5.4, unit: 'mmol/L', when: '2026-02-02', note: '' },
  { kind: 'measure', measure: 'glucose', value: 98, unit: 'mg/dL', when: '2026-02-03', note: '' },
  { kind: 'measure', measure: 'hba1c', value: 6.1, unit: '%', when: '2026-02-01', note: '' },
  { kind: 'measure', measure: 'hba1c', value: 43, unit: 'mmol/mol', when: '2026-02-02', note: '' },
  { kind: 'handicap-needs', name: 'Je suis malentendant', note: 'Parlez en face de moi' },
  { kind: 'message', text: "J'ai peur des piqûres.\nParlez-moi doucement." },
  {
    ...{ kind: 'trusted-person', name: 'Léa PAT-TROIS', relation: 'Ma sœur', phone: '+33639980001' },
    ...{ email: 'lea@example.org', address: '3 rue des Lilas, Reims' },
  },
  { kind: 'emergency-contact', name: 'Paul MARTIN', relation: 'Mon voisin', phone: '+33639980002', note: '' },
  { kind: 'emergency-contact', name: 'Zoé', relation: '', phone: '+33639980003', note: 'Le soir' },
  { kind: 'directives', form: 'written', text: 'Je refuse un acharnement.\nJe veux être avec mes proches.' },
  { kind: 'directives', form: 'paper', text: 'Dans le tiroir de la cuisine' },
  { kind: 'organ-donation', wish: 'agree', note: '' },
];

/** Writes things under « Mes informations » of a record. */
export async function write(
  world: World,
  access: RecordAccess,
  written: readonly InformationData[],
): Promise<void> {
  for (const data of written) await addInformation(world, access, { data });
}

/** The access of the owner to the record that an address names. */
export async function ownerOf(world: World, home: string): Promise<RecordAccess> {
  const recordId = home.split('/')[3] ?? '';
  const { account_id: accountId } = await world.db
    .selectFrom('record_grant')
    .select('account_id')
    .where('record_id', '=', recordId)
    .where('capacity', '=', 'self')
    .executeTakeFirstOrThrow();
  const access = await accessTo(world, { accountId, recordId });
  if (access === undefined) throw new Error('No access.');
  return access;
}
