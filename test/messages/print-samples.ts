// Documents as the site prints them.
import type {
  IdentifiersDocument,
  LetterDocument,
  LetterText,
} from '../../server/messages/print/document.ts';

export const french: LetterText = {
  language: 'fr',
  title: 'Votre code pour créer votre dossier',
  paragraphs: ['Vous avez demandé un code.', 'Besoin d’aide ? Appelez le 01 23 45 67 89.'],
  codeLabel: 'Votre code de création',
  codeHint: 'Ce code sert une seule fois.',
  closing: 'L’équipe Mon DMP',
};
export const arabic: LetterText = {
  language: 'ar',
  title: 'رمزك لإنشاء ملفك الطبي',
  paragraphs: ['لقد طلبت رمزاً.', 'اتصل بالرقم 06 78 90 12 34 الآن.'],
  codeLabel: 'رمز الإنشاء',
  codeHint: 'يُستخدم مرة واحدة فقط.',
  closing: 'فريق Mon DMP',
};

export function letter(changes: Partial<LetterDocument> = {}): LetterDocument {
  return {
    kind: 'letter',
    language: 'fr',
    sender: ['Mon DMP', 'TSA 12345', '75999 PARIS CEDEX 20'],
    recipient: ['MADAME NADIA BENALI', '14 RUE DES ÉCOLES', '93200 SAINT-DENIS'],
    date: 'Paris, le 3 mars 2026',
    texts: [french],
    code: '421731095566',
    ...changes,
  };
}

export const identifiers: IdentifiersDocument = {
  kind: 'identifiers',
  language: 'fr',
  sender: ['Mon DMP'],
  name: 'Nadia Benali',
  identifier: 'heup7511',
  password: 'melon-tapis-lune-velo',
  helpPhone: '01 23 45 67 89',
  texts: [
    {
      language: 'fr',
      title: 'Votre dossier médical est créé',
      nameLabel: 'Ce dossier est celui de :',
      identifierLabel: 'Votre identifiant',
      passwordLabel: 'Votre mot de passe de départ',
      validity: 'Ce mot de passe marche 30 jours.',
      stepsTitle: 'Que faire maintenant ?',
      steps: ['Ouvrez le site.', 'Écrivez votre identifiant.', 'Choisissez votre mot de passe.'],
      warning: 'Gardez cette feuille chez vous.',
      helpLabel: 'Besoin d’aide ?',
    },
  ],
};
