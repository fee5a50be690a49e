/** One thing on an emergency card. `said`: what the site says of it, by the code of the language. */
export type CardEntry = {
  title: string;
  details: string[];
  phone: string;
  said: Record<string, string>;
  note: string;
};

/** One part of an emergency card, such as the allergies; its name is that of its words. */
export type CardPart = { name: string; entries: CardEntry[] };

/** One language's words of the emergency card. `parts`: the word over each part. `birthDate` is in words. */
export type EmergencyCardText = {
  language: string;
  title: string;
  name: string;
  born: string;
  birthDate: string;
  parts: Record<string, string>;
  own: string;
  fold: string;
  more: string;
};

/**
 * « Ma carte d'urgence », on a whole sheet or, as two sides to fold, for a wallet. `isCut`: something is left out, for there
 * is more than paper holds, and `more` says where it is.
 */
export type EmergencyCardDocument = {
  kind: 'emergency-card' | 'emergency-wallet';
  language: string;
  sender: string[];
  name: string;
  parts: CardPart[];
  isCut: boolean;
  texts: EmergencyCardText[];
};
