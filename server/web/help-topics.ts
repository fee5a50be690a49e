/**
 * What the page of the help is divided into, and the topics of each part. A topic's name is the last part of its address:
 * `/aide/connexion`.
 */
export const helpParts = [
  {
    name: 'begin',
    topics: ['dmp', 'creation', 'code-de-creation', 'telephone-et-e-mail', 'conditions', 'identifiants'],
  },
  {
    name: 'enter',
    topics: [
      'connexion',
      'code-a-usage-unique',
      'premiere-connexion',
      'mot-de-passe',
      'oubli',
      'feuille-de-codes',
      'application-de-codes',
    ],
  },
  {
    name: 'inside',
    topics: [
      'mon-dmp',
      'mes-documents',
      'ajouter-un-document',
      'cacher-un-document',
      'mes-soins',
      'document-qui-manque',
      'historique',
      'mes-informations',
      'urgence',
      'carte-d-urgence',
      'qui-lit-mon-dmp',
      'medecin-traitant',
      'fermer-mon-dmp',
      'pas-normal',
      'compte',
      'mes-connexions',
      'pas-moi',
    ],
  },
  {
    name: 'around',
    topics: [
      'confort',
      'mots-et-images',
      'vie-privee',
      'nous-ecrire',
      'probleme',
      'demonstration',
      'soignants',
      'agents',
      'site',
    ],
  },
] as const;

/** Every topic of the help, in the order of its page. */
export const helpTopics = helpParts.flatMap<HelpTopic>(({ topics }) => topics);
export type HelpTopic = (typeof helpParts)[number]['topics'][number];

/**
 * Which topic helps on which page. `:part` stands for any one part. The longest address that a path begins with wins,
 * so a new page below a known one has the topic of that one until it gets its own.
 */
const topicOfPages: readonly (readonly [page: string, topic: HelpTopic])[] = [
  ['/', 'dmp'],
  ['/comment-ca-marche', 'dmp'],
  ['/creation', 'creation'],
  ['/creation/code', 'code-de-creation'],
  ['/creation/demande', 'code-de-creation'],
  ['/creation/mon-code', 'code-de-creation'],
  ['/creation/autre-personne', 'pas-moi'],
  ['/creation/contact', 'telephone-et-e-mail'],
  ['/creation/contact/code', 'code-a-usage-unique'],
  ['/creation/telephone', 'telephone-et-e-mail'],
  ['/creation/email', 'telephone-et-e-mail'],
  ['/creation/sans-contact', 'telephone-et-e-mail'],
  ['/creation/conditions', 'conditions'],
  ['/creation/identifiants', 'identifiants'],
  ['/creation/fin', 'identifiants'],
  ['/connexion', 'connexion'],
  ['/connexion/envoi', 'code-a-usage-unique'],
  ['/connexion/code', 'code-a-usage-unique'],
  ['/deconnexion', 'connexion'],
  ['/au-revoir', 'connexion'],
  ['/quitter', 'mes-connexions'],
  ['/session', 'mes-connexions'],
  ['/premiere-connexion', 'premiere-connexion'],
  ['/premiere-connexion/telephone', 'telephone-et-e-mail'],
  ['/premiere-connexion/email', 'telephone-et-e-mail'],
  ['/premiere-connexion/telephone/code', 'code-a-usage-unique'],
  ['/premiere-connexion/email/code', 'code-a-usage-unique'],
  ['/premiere-connexion/mot-de-passe', 'mot-de-passe'],
  ['/retrouver', 'oubli'],
  ['/retrouver/mot-de-passe', 'mot-de-passe'],
  ['/accueil', 'mon-dmp'],
  ['/sans-dossier', 'mon-dmp'],
  ['/dmp', 'mon-dmp'],
  ['/dmp/:record/urgence', 'urgence'],
  ['/dmp/:record/carte', 'carte-d-urgence'],
  ['/dmp/:record/documents', 'mes-documents'],
  ['/dmp/:record/documents/ajouter', 'ajouter-un-document'],
  ['/dmp/:record/documents/rediger', 'ajouter-un-document'],
  ['/dmp/:record/documents/joindre', 'ajouter-un-document'],
  ['/dmp/:record/documents/:document/modifier', 'ajouter-un-document'],
  ['/dmp/:record/documents/:document/remplacer', 'ajouter-un-document'],
  ['/dmp/:record/documents/:document/supprimer', 'ajouter-un-document'],
  ['/dmp/:record/documents/cacher', 'cacher-un-document'],
  ['/dmp/:record/documents/:document/changer', 'cacher-un-document'],
  ['/dmp/:record/documents/:document/interdire', 'cacher-un-document'],
  ['/dmp/:record/documents/:document/autoriser', 'cacher-un-document'],
  ['/dmp/:record/voir-comme', 'cacher-un-document'],
  ['/dmp/:record/soins', 'mes-soins'],
  ['/dmp/:record/soins/manque', 'document-qui-manque'],
  ['/dmp/:record/historique/signaler', 'pas-normal'],
  ['/dmp/:record/historique/verifier', 'pas-normal'],
  ['/dmp/:record/historique', 'historique'],
  ['/dmp/:record/resume', 'mes-informations'],
  ['/dmp/:record/emporter-mon-dossier', 'mon-dmp'],
  ['/dmp/:record/informations', 'mes-informations'],
  ['/dmp/:record/gestion', 'qui-lit-mon-dmp'],
  ['/dmp/:record/gestion/medecin-traitant', 'medecin-traitant'],
  ['/dmp/:record/gestion/fermer', 'fermer-mon-dmp'],
  ['/compte/fermer-mon-dmp', 'fermer-mon-dmp'],
  ['/dmp-ferme', 'fermer-mon-dmp'],
  ['/dmp-ferme/signalements', 'pas-normal'],
  ['/compte', 'compte'],
  ['/compte/telephone', 'telephone-et-e-mail'],
  ['/compte/email', 'telephone-et-e-mail'],
  ['/compte/telephone/code', 'code-a-usage-unique'],
  ['/compte/email/code', 'code-a-usage-unique'],
  ['/compte/mot-de-passe', 'mot-de-passe'],
  ['/compte/codes', 'feuille-de-codes'],
  ['/compte/application', 'application-de-codes'],
  ['/compte/visites', 'mes-connexions'],
  ['/compte/messages', 'mes-connexions'],
  ['/pas-moi', 'pas-moi'],
  ['/confort', 'confort'],
  ['/mots', 'mots-et-images'],
  ['/images', 'mots-et-images'],
  ['/conditions', 'conditions'],
  ['/vie-privee', 'vie-privee'],
  ['/mentions-legales', 'site'],
  ['/accessibilite', 'site'],
  ['/plan-du-site', 'site'],
  ['/contact', 'nous-ecrire'],
  ['/demo', 'demonstration'],
  ['/soignants', 'soignants'],
  ['/agents', 'agents'],
  ['/operateur', 'site'],
];

const partsOf = (path: string): string[] => path.split('/').filter(part => part !== '');

const rules = topicOfPages
  .map(([page, topic]) => ({ parts: partsOf(page), topic }))
  .sort((a, b) => b.parts.length - a.parts.length);

/** The topic of a page (its path after the language); nothing for the help itself and for a page that has no rule. */
export function topicOf(path: string): HelpTopic | undefined {
  const parts = partsOf(path);
  if (parts.length === 0) return 'dmp';
  const holds = (rule: readonly string[]): boolean =>
    rule.length > 0 &&
    rule.every((part, place) => (part.startsWith(':') ? parts[place] !== undefined : part === parts[place]));
  return rules.find(rule => holds(rule.parts))?.topic;
}
