import { describe, expect, test } from 'vitest';
import { answerEmergency, emergencyChoices, openQuestion } from '../../server/record/emergency.ts';
import { AccessError, createRecord, ownerGrant, type RecordAccess } from '../../server/record/records.ts';
import { putInsured } from '../../server/registries/register-store.ts';
import { freshWorld } from '../support/world.ts';

const person = {
  nir: '279035121518989',
  familyName: 'PAT-TROIS',
  givenName: 'Dominique',
  sex: 'F',
  birthDate: '1979-03-28',
  email: null,
  phone: null,
  address: [],
  language: 'fr',
  treatingDoctor: null,
  children: [],
} as const;

async function owner(options: { postgres: boolean }) {
  const world = await freshWorld(options);
  const access = await world.db.transaction().execute(async trx => {
    const insuredId = await putInsured(trx, world, person);
    const actor = { kind: 'insured', id: insuredId } as const;
    const recordId = await createRecord(trx, world, { insuredId, by: 'patient', actor });
    return {
      accountId: 'account',
      recordId,
      insuredId,
      capacity: 'self',
      grant: ownerGrant,
      createdAt: world.now(),
    } as const;
  });
  return { world, access: access as RecordAccess };
}

describe.each([{ postgres: false }, { postgres: true }])(
  'emergency choices, PostgreSQL: $postgres',
  options => {
    test('only the owner answers', async () => {
      const { world, access } = await owner(options);
      const helper = { ...access, capacity: 'helper' } as const;
      await expect(answerEmergency(world, helper, { question: 'emergency', yes: true })).rejects.toThrow(
        AccessError,
      );
      expect(await emergencyChoices(world, access.recordId)).toEqual({});
    });

    test('two answers of no at once leave no answer about hidden documents', async () => {
      const { world, access } = await owner(options);
      const answer = (question: 'emergency' | 'centre-15' | 'hidden-documents', yes: boolean) =>
        answerEmergency(world, access, { question, yes });
      await answer('emergency', true);
      await answer('centre-15', true);
      await answer('hidden-documents', true);
      await Promise.all([answer('emergency', false), answer('centre-15', false)]);
      const choices = await emergencyChoices(world, access.recordId);
      expect(choices['hidden-documents']).toBeUndefined();
      expect(openQuestion(choices)).toBeUndefined();
    });
  },
);
