import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { IssuerName } from '../../config.ts';
import { referenceFolder } from '../../identity/accounts.ts';
import { type DemoProfessional, readDemoProfessionals } from '../../registries/population.ts';

/** Somebody who can be chosen on the page of a demo issuer, and what it tells of them. */
export interface DemoIdentity {
  /** What the issuer calls them (`sub`). */
  readonly id: string;
  readonly name: string;
  /** What a professional is, and where; nothing for an agent. */
  readonly works?: { readonly system: string; readonly code: string; readonly places: readonly string[] };
  /** What an agent may do; nothing for a professional. */
  readonly role?: string;
  readonly claims: Readonly<Record<string, unknown>>;
}

const staffFile = z.object({
  staff: z.array(
    z.object({ id: z.string(), givenName: z.string(), familyName: z.string(), roles: z.array(z.string()) }),
  ),
});

/** The people whom an issuer of a demo site knows. */
export function demoIdentities(name: IssuerName): readonly DemoIdentity[] {
  return name === 'psc' ? readDemoProfessionals(referenceFolder).map(toProfessional) : readStaff();
}

function readStaff(): DemoIdentity[] {
  const file = readFileSync(join(referenceFolder, 'demo-staff.json'), 'utf8');
  return staffFile.parse(JSON.parse(file)).staff.map(({ id, givenName, familyName, roles }) => ({
    id,
    name: `${givenName} ${familyName}`,
    role: roles[0] ?? '',
    claims: { name: `${givenName} ${familyName}`, given_name: givenName, family_name: familyName, roles },
  }));
}

/** What Pro Santé Connect tells of a professional, in the newer form of its answer. */
function toProfessional(one: DemoProfessional): DemoIdentity {
  const { rpps, familyName, givenName } = one;
  const nationalId = `8${rpps}`;
  return {
    id: nationalId,
    name: `${givenName} ${familyName}`,
    works: {
      ...{ system: one.professionSystem, code: one.professionCode },
      places: one.exercises.map(({ structureName, town }) => `${structureName}, ${town}`),
    },
    claims: {
      SubjectNameID: nationalId,
      preferred_username: nationalId,
      family_name: familyName,
      given_name: givenName,
      Acces_Regulation_Medicale: one.medicalRegulation ? 'VRAI' : 'FAUX',
      otherIds: [{ identifiant: nationalId, origine: 'RPPS', qualite: 1 }],
      SubjectRefPro: { exercices: one.exercises.map(exercise => exerciseOf(one, exercise)) },
    },
  };
}

function exerciseOf(one: DemoProfessional, exercise: DemoProfessional['exercises'][number]) {
  const { structureName, town, postcode, specialtyCode } = exercise;
  return {
    codeProfession: one.professionCode,
    codeCategorieProfessionnelle: 'C',
    nomDexercice: one.familyName,
    prenomDexercice: one.givenName,
    codeTypeSavoirFaire: specialtyCode === null ? '' : 'S',
    codeSavoirFaire: specialtyCode ?? '',
    activities: [
      {
        raisonSocialeSite: structureName,
        identifiantTechniqueDeLaStructure: '',
        codePostal: postcode,
        libelleCommune: town,
      },
    ],
  };
}
