import { translator } from '../../server/i18n.ts';

/** The French texts of the site: what is written on a page is what must be heard. */
export const t = translator('fr');

/** What Orca says in French of the parts of a page. */
export const say = {
  title: (heading: string) => `${heading} - Mon DMP`,
  wrongTitle: (heading: string) => `Erreur : ${heading} - Mon DMP`,
  page: (heading: string) => `${heading} - Mon DMP document web`,
  heading: (text: string) => `${text} en-tête niveau 1`,
  link: (text: string) => `${text} lien`,
  button: (text: string) => `${text} bouton`,
  field: (label: string) => `${label} zone de saisie`,
  secret: (label: string) => `${label} champ de mot de passe`,
  choice: (label: string) => `${label} non sélectionné bouton radio`,
  box: (label: string) => `${label} case à cocher non cochée`,
} as const;

/** Never said of a field in which nobody has typed. */
export const untouched = ['saisie non valable', 'requis', 'obligatoire'];
