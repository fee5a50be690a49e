import type { Professional } from '../../registries/professionals-store.ts';
import { authorCode } from '../../registries/specialties.ts';
import type { Visit } from '../../web/context.ts';
import { specialtyName, type Words } from '../../web/profession-words.ts';

/** A professional as a page shows them. */
export interface ShownPerson {
  readonly rpps: string;
  readonly name: string;
  /** The picture of their profession. */
  readonly picture: string;
  /** They have left the directory: nothing but their number is known. */
  readonly isGone: boolean;
  /** What they do, in plain words, each thing once. */
  readonly jobs: readonly Words[];
  /** Where they work: structure and town. */
  readonly places: readonly string[];
}

/** Professions with a picture of their own. */
const pictures: Readonly<Record<string, string>> = { 'TRE_G15/21': 'pharmacist', 'TRE_G15/60': 'nurse' };

/** Says who a professional is. `person`: as the directory has them, if it does. */
export function personInWords(
  { t }: Visit<unknown>,
  rpps: string,
  person: Professional | undefined,
): ShownPerson {
  if (person === undefined) {
    const name = t('management:person.number', { rpps });
    return { rpps, name, picture: 'doctor', isGone: true, jobs: [], places: [] };
  }
  const specialties = person.places.length === 0 ? [null] : person.places.map(({ specialty }) => specialty);
  const jobs = specialties.map(specialty => specialtyName(t, authorCode(person.profession, specialty)));
  return {
    rpps,
    name: person.name,
    picture: pictures[`${person.profession.system}/${person.profession.code}`] ?? 'doctor',
    isGone: false,
    jobs: [...new Map(jobs.map(job => [job.text, job])).values()],
    places: [...new Set(person.places.map(({ structure, town }) => `${structure}, ${town}`))],
  };
}
