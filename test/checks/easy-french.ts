import { type EasyRule, wholeWords } from './easy-rules.ts';

const presentInIrez = 'ret|dés|att|asp|resp|exp|insp|adm|transp|soup|déch|étir|ét|c|t|v|consp';
const futures = [
  `\\p{L}+erez|(?!(?:${presentInIrez})irez)\\p{L}*irez|(?!poudr|engendr)\\p{L}*(?:nd|ud|rd)rez`,
  '\\p{L}*(?:mett|batt|aît)rez|\\p{L}*(?:ev|suiv|viv)rez|(?:pour|ver|enver|cour|mour)rez|s?aurez',
  "je (?:(?:le|la|les|lui|leur|y|en|vous|me|se|ne) )?(?:[lmsn]')?\\p{L}+rai|j'\\p{L}*rai",
  '\\p{L}+er(?:a|ont|ons)|\\p{L}*[dv]r(?:a|ont)|(?:recev|dev|s?au|pour|enver|ver)r(?:a|ont|ons)',
  'ir(?:a|ont|ons)|(?:d|l|écr|chois|fin|serv|part|ouvr|sort|reven)ir(?:a|ont)',
];
const conditionals =
  '(?:pourr|devr|voudr|aur|ser|fer|saur|aimer|souhaiter|désirer|préférer|faudr|viendr|recevr|verr|ir)(?:ais|ait|aient|iez|ions)';
const participle = '\\p{L}+(?:ée?s?|ie?s?|ue?s?|ite?s?|erte?s?|ise?s?)';
const passive = [
  `(?:est|sont|êtes|suis|sommes|être|était|étaient)(?: \\p{L}+)? (?!celui|ici)${participle} par`,
  `(?:a|ont|avez|ai|avons) (?:\\p{L}+ )?été ${participle}`,
];
const subjunctive =
  "(?:afin|pour|bien|avant|à moins|sans|pourvu|de sorte|jusqu'à ce|il faut|faut) qu(?:e(?!\\p{L})|')|quoiqu(?:e|'\\p{L}+)";
const numbers = 'deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente|cent|mille';

function french(id: string, pattern: RegExp, advice: string): EasyRule {
  return { id, languages: ['fr'], pattern, advice };
}

/** The rules of French easy language that a machine can tell with few mistakes. */
export const frenchRules: EasyRule[] = [
  french(
    'abbreviation',
    /(?<!\p{L})(?:etc|p\. ?ex\.|c\.-à-d\.|cf|tél\.|max\.|min\.|env\.|ex\.|n[°º]|rdv)(?!\p{L})/iu,
    'write the words in full',
  ),
  french(
    'double-negative',
    wholeWords(
      "(?:ne |n')[^.!?,\\n]*(?:(?:pas|jamais|plus|rien) (?:[^.!?,\\n]* )?(?:sans|non(?![ -]))|pas (?:[^.!?,\\n]* )?(?:aucune?|jamais|rien))",
    ),
    'say it with no negative or with one',
  ),
  french('future', wholeWords(futures.join('|')), 'write in the present tense'),
  french('conditional', wholeWords(conditionals), 'write in the present tense'),
  french(
    'courtesy',
    wholeWords("veuillez|merci de|prière de|s'il vous plaît|nous vous prions"),
    'say what to do, directly',
  ),
  french('subjunctive', new RegExp(`(?<!\\p{L})(?:${subjunctive})`, 'iu'), 'write a sentence of its own'),
  french('passive', wholeWords(passive.join('|')), 'say who does it: subject, verb, complement'),
  french('on', wholeWords("l'on|on"), 'say who: « vous », « le médecin »'),
  french('number-word', wholeWords(numbers), 'write the number in digits'),
  french('tu', wholeWords("tu|toi|ton|ta|tes|te|t'(?!il|elle|on)\\p{L}+"), 'the site says « vous »'),
  french('hour', /\d ?h\d|\dh(?!\p{L})|(?<!\d)\d{1,2}:\d{2}(?!\d)/u, 'write the hour « 14 h 30 »'),
];
