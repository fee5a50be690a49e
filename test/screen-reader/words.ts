import { translator } from '../../server/i18n.ts';

/** The French texts of the site: what is written on a page is what must be heard. */
export const t = translator('fr');

/** What Orca says in French of the parts of a page. */
export const said = {
  title: (key: string) => `${t(key)} - Mon DMP`,
  page: (key: string) => `${t(key)} - Mon DMP document web`,
  heading: (key: string) => `${t(key)} en-tête niveau 1`,
  link: (key: string) => `${t(key)} lien`,
  button: (key: string) => `${t(key)} bouton`,
  field: (key: string) => `${t(key)} zone de saisie`,
  secret: (key: string) => `${t(key)} champ de mot de passe`,
  choice: (key: string) => `${t(key)} bouton radio non sélectionné`,
  box: (key: string) => `${t(key)} case à cocher non cochée`,
} as const;

/** Never said of a field in which nobody has typed. */
export const untouched = ['saisie non valable', 'requis'];
