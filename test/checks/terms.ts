/** Acronyms of four letters and more that people meet on their papers, so they stay in capitals. */
export const acronyms = ['SAMU', 'RPPS', 'JPEG', 'HEIC', 'CNIL', 'CNAM', 'RGAA', 'WCAG', 'FALC', 'ADELI'];

/** Names whose marks are part of them: each counts as one word, and no rule looks inside. */
export const fixedNames = ['SAMU – Centre 15', 'Mme/M.', 'Mme', 'M.', 'Dr'];

/** The leaflets' own words for links and buttons. They win over any rule of style. */
export const leafletLabels = [
  'créer votre DMP',
  'créer mon DMP',
  'cliquez ici',
  'Valider',
  'Continuer',
  "J'accède à mon DMP",
  'Accéder au DMP',
  'Mes informations',
  'Volontés et droits',
  'Définir une personne de confiance',
  "Définir une personne en cas d'urgence",
  'Gestion du DMP',
  'Accès bloqués',
  'Bloquer un professionnel de santé',
  'Documents',
  'Ajouter un document',
  'Rédiger un document',
  'Modifier',
  "Interdire l'accès",
  'Historique des accès',
  'Oui',
  'Non',
  "J'accepte les Conditions Générales d'Utilisation",
];

/** Beginnings of a French button other than « Je »: what the patient says, and the verbs of the leaflets' labels. */
export const buttonBeginnings = [
  "Ce n'est pas ",
  "C'est ",
  'Oui, ',
  'Non, ',
  'Ajouter ',
  'Rédiger ',
  'Bloquer ',
  'Définir ',
];
