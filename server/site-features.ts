import { aboutRoutes } from './features/about/routes.ts';
import { accessHistoryRoutes } from './features/access-history/routes.ts';
import { historyWords } from './features/access-history/words.ts';
import { actingRoutes } from './features/acting/routes.ts';
import { agentsRoutes } from './features/agents/routes.ts';
import { careRecordRoutes, careRoutes } from './features/care/routes.ts';
import { careHistoryRoutes } from './features/care-history/routes.ts';
import { comfortRoutes } from './features/comfort/routes.ts';
import { complaintsRoutes } from './features/complaints/routes.ts';
import { contactRoutes } from './features/contact/routes.ts';
import { counterRoutes } from './features/counter/routes.ts';
import { counterDesk, professionalDesk } from './features/creating/desk.ts';
import { creatingRoutes, creationCountRoutes } from './features/creating/routes.ts';
import { creationRoutes } from './features/creation/routes.ts';
import { demoRoutes } from './features/demo/routes.ts';
import { attachRoutes } from './features/documents/attach-routes.ts';
import { sendFile, sendPiece } from './features/documents/files.ts';
import { readContents } from './features/documents/reading.ts';
import { documentsRoutes } from './features/documents/routes.ts';
import { authorInWords, kindInWords } from './features/documents/words.ts';
import { emergencyRoutes } from './features/emergency/routes.ts';
import { emergencyCardRoutes } from './features/emergency-card/routes.ts';
import { exportRoutes } from './features/export/routes.ts';
import { firstSignInRoutes } from './features/first-sign-in/routes.ts';
import { helpRoutes } from './features/help/routes.ts';
import { hidingRoutes } from './features/hiding/routes.ts';
import { homeRoutes } from './features/home/routes.ts';
import { managementRoutes } from './features/management/routes.ts';
import { matrixListed, matrixRoutes } from './features/matrix/routes.ts';
import { informationInWords } from './features/my-information/in-words.ts';
import { informationRoutes } from './features/my-information/routes.ts';
import { operatorRoutes } from './features/operator/routes.ts';
import { portalRoutes } from './features/portal/routes.ts';
import { recoveryRoutes } from './features/recovery/routes.ts';
import { refusalRoutes } from './features/refusal/routes.ts';
import { seeAsRoutes } from './features/see-as/routes.ts';
import { settingsRoutes } from './features/settings/routes.ts';
import { signInRoutes } from './features/sign-in/routes.ts';
import { siteRoutes } from './features/site/routes.ts';
import { summaryRoutes } from './features/summary/routes.ts';
import { visitRoutes } from './features/visit/routes.ts';
import type { Feature } from './web/by-first-part.ts';
import type { DocumentContents } from './web/document-contents.ts';
import { sceneGroups } from './web/sprites.ts';

const contents: DocumentContents = { read: readContents, sendFile, sendPiece };
const recordWords = { informationInWords, kindInWords, authorInWords };

/** Every part of the site, in the order in which they are asked. */
export const features: readonly Feature[] = [
  { parts: ['', 'au-revoir', 'accueil', 'sans-dossier', 'dmp'], routes: homeRoutes, listed: ['/'] },
  { parts: ['dmp'], routes: attachRoutes },
  { parts: ['dmp'], routes: hidingRoutes },
  { parts: ['dmp'], routes: documentsRoutes },
  { parts: ['dmp'], routes: emergencyRoutes },
  { parts: ['dmp'], routes: informationRoutes },
  { parts: ['dmp'], routes: emergencyCardRoutes },
  { parts: ['dmp'], routes: careHistoryRoutes },
  { parts: ['dmp'], routes: summaryRoutes },
  { parts: ['dmp'], routes: seeAsRoutes },
  { parts: ['dmp', 'dmp-ferme'], routes: complaintsRoutes },
  { parts: ['dmp'], routes: accessHistoryRoutes },
  { parts: ['dmp'], routes: web => exportRoutes(web, { ...recordWords, ...historyWords }) },
  { parts: ['creation'], routes: creationRoutes, listed: ['/creation'] },
  { parts: ['connexion', 'deconnexion'], routes: signInRoutes },
  { parts: ['premiere-connexion'], routes: firstSignInRoutes },
  { parts: ['compte'], routes: settingsRoutes },
  { parts: ['dmp', 'dmp-ferme', 'compte'], routes: managementRoutes },
  { parts: ['pas-moi'], routes: refusalRoutes },
  { parts: ['retrouver'], routes: recoveryRoutes },
  { parts: ['operateur'], routes: operatorRoutes },
  { parts: ['soignants'], routes: portalRoutes, listed: ['/soignants'] },
  { parts: ['soignants'], routes: web => creatingRoutes(web, professionalDesk) },
  { parts: ['soignants'], routes: creationCountRoutes },
  { parts: ['soignants'], routes: web => careRoutes(web, contents) },
  { parts: ['agents'], routes: agentsRoutes },
  { parts: ['agents'], routes: web => creatingRoutes(web, counterDesk) },
  { parts: ['agents'], routes: counterRoutes },
  { parts: ['confort'], routes: comfortRoutes },
  { parts: ['session', 'quitter'], routes: visitRoutes },
  { parts: ['aide'], routes: matrixRoutes, listed: matrixListed },
  { parts: ['aide'], routes: helpRoutes, listed: ['/aide'] },
  {
    parts: ['comment-ca-marche', 'comment-ca-marche.pdf', 'mots', 'images'],
    routes: aboutRoutes,
    listed: [
      '/comment-ca-marche',
      '/mots',
      '/images',
      '/images/sante',
      ...sceneGroups.map(group => `/images/scenes/${group}`),
    ],
  },
  { parts: ['contact'], routes: contactRoutes, listed: ['/contact'] },
  {
    parts: ['conditions', 'vie-privee', 'mentions-legales', 'accessibilite', 'plan-du-site'],
    routes: siteRoutes,
    listed: ['/conditions', '/vie-privee', '/mentions-legales', '/accessibilite', '/plan-du-site'],
  },
];
/** What exists on a demo site alone. */
export const demoFeatures: readonly Feature[] = [
  { parts: ['demo'], routes: demoRoutes },
  { parts: ['demo'], routes: web => actingRoutes(web, (of, place) => careRecordRoutes(of, contents, place)) },
];
