import { asKey, type Translate } from '../i18n.ts';
import { keyOfCode } from '../registries/reference-table.ts';
import { professionOf, professionOfAuthor, type Specialty, specialtyOf } from '../registries/specialties.ts';

/** Words for a page; with `lang` where they are French whatever the language of the page. */
export interface Words {
  readonly text: string;
  readonly lang?: 'fr';
}

/** A profession of the directory in plain words; « another professional » for a code that the table does not have. */
export function professionName(t: Translate, { system, code }: { system: string; code: string }): Words {
  if (professionOf(system, code) === undefined) return { text: t('professions:other') };
  return { text: t(asKey(`professions:professions.${keyOfCode(`${system}/${code}`)}`)) };
}

/**
 * What an author does, in plain words. Takes the code of the author as a document has it, or as `authorCode` makes it
 * from the directory. A specialty without plain words keeps its official label, in French; one that the table does not
 * have is told by its profession.
 */
export function specialtyName(t: Translate, code: string): Words {
  const specialty = specialtyOf(code);
  if (specialty !== undefined && specialty.words !== '')
    return { text: t(asKey(`professions:specialties.${specialty.words}`)) };
  if (specialty?.code.includes('/')) return official(specialty);
  const profession = professionOfAuthor(code);
  if (profession !== undefined) return professionName(t, profession);
  return specialty === undefined ? { text: t('professions:other') } : official(specialty);
}

/** « Médecin - Chirurgie de la main (SST) » is said « Chirurgie de la main ». */
function official({ code, label }: Specialty): Words {
  const profession = professionOfAuthor(code)?.label;
  const own = profession === undefined ? label : label.replace(`${profession} - `, '');
  return { text: own.replace(/ \([A-Z]+\)$/, ''), lang: 'fr' };
}
