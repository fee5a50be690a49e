import type about from '../locales/fr/about.json';
import type acting from '../locales/fr/acting.json';
import type agents from '../locales/fr/agents.json';
import type attach from '../locales/fr/attach.json';
import type card from '../locales/fr/card.json';
import type care from '../locales/fr/care.json';
import type carer from '../locales/fr/carer.json';
import type comfort from '../locales/fr/comfort.json';
import type common from '../locales/fr/common.json';
import type complaints from '../locales/fr/complaints.json';
import type contact from '../locales/fr/contact.json';
import type counter from '../locales/fr/counter.json';
import type creating from '../locales/fr/creating.json';
import type creation from '../locales/fr/creation.json';
import type demo from '../locales/fr/demo.json';
import type documentTypes from '../locales/fr/document-types.json';
import type documents from '../locales/fr/documents.json';
import type emergency from '../locales/fr/emergency.json';
import type exportTexts from '../locales/fr/export.json';
import type firstSignIn from '../locales/fr/first-sign-in.json';
import type guide from '../locales/fr/guide.json';
import type help from '../locales/fr/help.json';
import type hiding from '../locales/fr/hiding.json';
import type history from '../locales/fr/history.json';
import type home from '../locales/fr/home.json';
import type information from '../locales/fr/information.json';
import type management from '../locales/fr/management.json';
import type matrix from '../locales/fr/matrix.json';
import type messages from '../locales/fr/messages.json';
import type missing from '../locales/fr/missing.json';
import type operator from '../locales/fr/operator.json';
import type portal from '../locales/fr/portal.json';
import type print from '../locales/fr/print.json';
import type professions from '../locales/fr/professions.json';
import type reading from '../locales/fr/reading.json';
import type readingPdf from '../locales/fr/reading-pdf.json';
import type recovery from '../locales/fr/recovery.json';
import type refusal from '../locales/fr/refusal.json';
import type seeAs from '../locales/fr/see-as.json';
import type settings from '../locales/fr/settings.json';
import type signIn from '../locales/fr/sign-in.json';
import type site from '../locales/fr/site.json';
import type summary from '../locales/fr/summary.json';
import type visit from '../locales/fr/visit.json';
import type wishes from '../locales/fr/wishes.json';
import type words from '../locales/fr/words.json';

type Leaves<Texts> = {
  [Name in keyof Texts & string]: Texts[Name] extends string | string[]
    ? Name
    : `${Name}.${Leaves<Texts[Name]>}`;
}[keyof Texts & string];

type Plural = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';
type WithoutPlural<Name extends string> = Name extends `${infer Stem}_${Plural}` ? Stem : Name;
type Of<Namespace extends string, Texts> = `${Namespace}:${WithoutPlural<Leaves<Texts>>}`;

/** Every key of the French texts, as `file:path.of.names`: a key that is not there does not compile. */
export type LocaleKey =
  | Of<'about', typeof about>
  | Of<'acting', typeof acting>
  | Of<'agents', typeof agents>
  | Of<'attach', typeof attach>
  | Of<'card', typeof card>
  | Of<'care', typeof care>
  | Of<'carer', typeof carer>
  | Of<'comfort', typeof comfort>
  | Of<'common', typeof common>
  | Of<'complaints', typeof complaints>
  | Of<'contact', typeof contact>
  | Of<'counter', typeof counter>
  | Of<'creating', typeof creating>
  | Of<'creation', typeof creation>
  | Of<'demo', typeof demo>
  | Of<'documents', typeof documents>
  | Of<'document-types', typeof documentTypes>
  | Of<'emergency', typeof emergency>
  | Of<'export', typeof exportTexts>
  | Of<'first-sign-in', typeof firstSignIn>
  | Of<'guide', typeof guide>
  | Of<'help', typeof help>
  | Of<'hiding', typeof hiding>
  | Of<'history', typeof history>
  | Of<'home', typeof home>
  | Of<'information', typeof information>
  | Of<'matrix', typeof matrix>
  | Of<'management', typeof management>
  | Of<'messages', typeof messages>
  | Of<'missing', typeof missing>
  | Of<'operator', typeof operator>
  | Of<'portal', typeof portal>
  | Of<'print', typeof print>
  | Of<'professions', typeof professions>
  | Of<'reading', typeof reading>
  | Of<'reading-pdf', typeof readingPdf>
  | Of<'recovery', typeof recovery>
  | Of<'refusal', typeof refusal>
  | Of<'see-as', typeof seeAs>
  | Of<'settings', typeof settings>
  | Of<'sign-in', typeof signIn>
  | Of<'site', typeof site>
  | Of<'summary', typeof summary>
  | Of<'visit', typeof visit>
  | Of<'wishes', typeof wishes>
  | Of<'words', typeof words>;
