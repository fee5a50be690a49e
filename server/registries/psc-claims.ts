import { z } from 'zod';
import { rppsOfNationalId } from './rpps.ts';
import { type Profession, professionOfCode, specialtyOfSkill } from './specialties.ts';

/** A practice of a professional, as Pro Santé Connect tells it. */
export interface PscPractice {
  readonly profession: Pick<Profession, 'system' | 'code'>;
  /** `C` civil, `M` military, `E` student (TRE_R09). */
  readonly category: string;
  /** The specialty (TRE_R38), `SM54`; nothing where the directory tells none. */
  readonly specialty: string | null;
  readonly structure: string;
  /** The identifier of the structure with its type digit; empty for a practice without one. */
  readonly structureId: string;
  /** The sector of activity, `SA07` (TRE_R02). */
  readonly sector: string;
  readonly town: string;
  readonly postcode: string;
}

/** Whom Pro Santé Connect has recognised. */
export interface PscPerson {
  /** PS_IdNat: a type digit and the number. */
  readonly nationalId: string;
  /** The number in the directory; nothing for somebody whom the directory does not have. */
  readonly rpps: string | undefined;
  readonly familyName: string;
  readonly givenName: string;
  /** Whether they answer the calls of the Centre 15 (claim `Acces_Regulation_Medicale`); nothing when it is not told. */
  readonly regulates: boolean | undefined;
  /** One for each place; none of a profession that the tables do not have. */
  readonly practices: readonly PscPractice[];
}

/** The answer of Pro Santé Connect is not what its documentation says. */
export class PscClaimsError extends Error {
  readonly code = 'PSC_CLAIMS';
}

const text = z.string().trim().default('');

const activity = z.object({
  codeSecteurDactivite: text,
  identifiantTechniqueDeLaStructure: text,
  raisonSocialeSite: text,
  enseigneCommercialeSite: text,
  codePostal: text,
  libelleCommune: text,
  bureauCedex: text,
});

const exercise = z.object({
  codeProfession: text,
  codeCategorieProfessionnelle: text,
  nomDexercice: text,
  prenomDexercice: text,
  codeTypeSavoirFaire: text,
  codeSavoirFaire: text,
  activities: z.array(activity).default([]),
});

const identifier = z.object({ identifiant: text, origine: text });

const claims = z.object({
  SubjectNameID: text,
  preferred_username: text,
  family_name: text,
  given_name: text,
  Acces_Regulation_Medicale: z.union([z.string(), z.boolean()]).optional(),
  otherIds: z.array(identifier).default([]),
  SubjectRefPro: z.object({ exercices: z.array(exercise).default([]) }).default({ exercices: [] }),
});

type Claims = z.infer<typeof claims>;

/**
 * Reads what the userinfo endpoint of Pro Santé Connect answers, in both its forms: with the identifiers beside each
 * other (`otherIds`), and the older one that has the national identifier alone.
 * @throws PscClaimsError when it is not such an answer, or names nobody; the message holds none of its values
 */
export function readPscClaims(userinfo: unknown): PscPerson {
  const read = claims.safeParse(userinfo);
  if (!read.success)
    throw new PscClaimsError(
      `Not as expected: ${read.error.issues.map(({ path }) => path.join('.')).join(', ')}`,
    );
  const nationalId = read.data.SubjectNameID || read.data.preferred_username;
  if (nationalId === '') throw new PscClaimsError('No identifier of a person.');
  return {
    nationalId,
    rpps: rppsOf(read.data, nationalId),
    ...namesOf(read.data),
    regulates: isTold(read.data.Acces_Regulation_Medicale),
    practices: read.data.SubjectRefPro.exercices.flatMap(practicesOf),
  };
}

const isTold = (claim: string | boolean | undefined): boolean | undefined =>
  claim === undefined ? undefined : claim === 'VRAI' || claim === true;

/** The directory's own number, wherever it stands: where it stands twice and differs, it is nobody's. */
function rppsOf({ otherIds }: Claims, nationalId: string): string | undefined {
  const told = otherIds.filter(({ origine }) => origine === 'RPPS').map(({ identifiant }) => identifiant);
  const found = new Set([nationalId, ...told].flatMap(id => rppsOfNationalId(id) ?? []));
  return found.size === 1 ? [...found][0] : undefined;
}

/** The names under which they practise; those of the civil register where there are none. */
function namesOf({ SubjectRefPro, family_name, given_name }: Claims) {
  const [first] = SubjectRefPro.exercices;
  return { familyName: first?.nomDexercice || family_name, givenName: first?.prenomDexercice || given_name };
}

function practicesOf(one: z.infer<typeof exercise>): PscPractice[] {
  const profession = professionOfCode(one.codeProfession);
  // Students act under somebody else's responsibility: the rights of a profession are not theirs yet (decision 41).
  if (profession === undefined || one.codeCategorieProfessionnelle === 'E') return [];
  const { system, code } = profession;
  const who = {
    profession: { system, code },
    category: one.codeCategorieProfessionnelle,
    specialty: specialtyOfSkill(one.codeTypeSavoirFaire, one.codeSavoirFaire),
  };
  return one.activities.map(place => ({
    ...who,
    structure: place.enseigneCommercialeSite || place.raisonSocialeSite,
    structureId: place.identifiantTechniqueDeLaStructure,
    sector: place.codeSecteurDactivite,
    town: place.libelleCommune || place.bureauCedex,
    postcode: place.codePostal,
  }));
}
