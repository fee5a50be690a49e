import { describe, expect, test } from 'vitest';
import { checkEasyLanguage } from './easy-language.ts';
import { linesFor, type Planted } from './planted.ts';

const twelve = 'Un code de 8 chiffres arrive chez vous par la poste demain';
const fifteen = `${twelve} matin ou soir`;

const faults: [language: string, key: string, text: string, rule: string][] = [
  ['fr', 'text', `${twelve} matin.`, '13 words'],
  ['en', 'text', 'a b c d e f g h i j k l m n o p', '16 words'],
  ['ar', 'text', 'ا ب ت ث ج ح خ د ذ ر ز س ش ص ض', '15 words'],
  ['zh', 'text', '电'.repeat(31), '31 graphemes'],
  ['fr', 'text', 'Lisez ; signez', 'rule marks'],
  ['en', 'text', 'Read (twice)', 'rule marks'],
  ['ar', 'text', 'اقرأ؛ وقع', 'rule marks'],
  ['fr', 'text', 'Attendez…', 'rule marks'],
  ['fr', 'text', 'Le code – le nôtre – arrive', 'rule dash'],
  ['en', 'text', 'Wait - read', 'rule dash'],
  ['fr', 'text', 'Droits & devoirs', 'rule ampersand'],
  ['fr', 'text', 'Nom et/ou prénom', 'rule slash'],
  ['fr', 'text', 'Vous payez 30 %', 'rule percent'],
  ['fr', 'text', 'ATTENTION au code', 'rule capitals'],
  ['fr', 'text', 'Le code arrive. Vous le lisez.', 'rule new-line'],
  ['en', 'text', 'Hello {{name}}! Your code is here.', 'rule new-line'],
  ['fr', 'text', 'Le 03/03/2026', 'rule numeric-date'],
  ['fr', 'text', 'Carte, téléphone, etc.', 'rule abbreviation'],
  ['fr', 'text', 'Votre N° de carte', 'rule abbreviation'],
  ['en', 'text', 'Card, phone, etc.', 'rule abbreviation'],
  ['fr', 'text', 'Vous ne pouvez pas entrer sans code', 'rule double-negative'],
  ['fr', 'text', "Vous n'avez pas dit non", 'rule double-negative'],
  ['fr', 'text', "Vous n'avez pas reçu aucun code", 'rule double-negative'],
  ['en', 'text', 'You cannot enter without a code', 'rule double-negative'],
  ['fr', 'text', 'Vous recevrez un code', 'rule future'],
  ['fr', 'text', 'Vous choisirez un code', 'rule future'],
  ['fr', 'text', 'Je signerai demain', 'rule future'],
  ['fr', 'text', 'Le médecin verra ce document', 'rule future'],
  ['fr', 'text', 'Vous pourriez lire', 'rule conditional'],
  ['fr', 'text', 'Veuillez lire', 'rule courtesy'],
  ['fr', 'text', "Lisez pour qu'il soit là", 'rule subjunctive'],
  ['fr', 'text', 'Le document est lu par le médecin', 'rule passive'],
  ['fr', 'text', 'Votre code a été envoyé', 'rule passive'],
  ['fr', 'text', 'On vous aide', 'rule on'],
  ['fr', 'text', 'Vous avez deux codes', 'rule number-word'],
  ['en', 'text', 'You have two codes', 'rule number-word'],
  ['fr', 'text', 'Lis ton code', 'rule tu'],
  ['fr', 'text', 'À 14h30', 'rule hour'],
  ['fr', 'text', 'À 14:30', 'rule hour'],
  ['fr', 'print.button', 'Imprimer', 'rule button'],
  ['fr', 'printButton', 'Imprimer', 'rule button'],
  ['fr', 'print.action', 'OK', 'rule button'],
];

const clean: [language: string, key: string, text: string][] = [
  ['fr', 'text', twelve],
  ['fr', 'text', `${twelve}.\n${twelve}.`],
  ['fr', 'text', 'Bonjour {{first}} {{last}} : il est 14 h 30, votre numéro 2 79 03 51 215 189 89 est là.'],
  ['fr', 'text', 'Le SAMU – Centre 15 lit votre DMP'],
  ['fr', 'text', 'Mme Martin et M. Durand'],
  ['fr', 'text', 'Vous entrez, montrez, retirez, désirez, comparez et ouvrez. '.trim()],
  ['fr', 'text', 'Nous entrons et nous ouvrons'],
  ['fr', 'text', 'Y a-t-il un retrait ? '.trim()],
  ['fr', 'text', "Vous êtes aidé d'une personne"],
  ['fr', 'text', "Vous n'avez plus aucun code"],
  ['fr', 'text', 'Le médecin ne lit pas non plus ce document'],
  ['fr', 'text', 'Un médicament contre la tension'],
  ['en', 'text', 'Go on'],
  ['fr', 'keep.button', 'Je garde mon identifiant'],
  ['fr', 'keep.button', 'J’interdis l’accès'],
  ['fr', 'keep.button', "Définir une personne en cas d'urgence"],
  ['fr', 'keep.button', 'Valider'],
  ['en', 'keep.button', 'Print'],
];

function tree(language: string, key: string, text: string): Planted {
  return { [`locales/${language}/home.json`]: { [key]: text } };
}

describe('easy language', () => {
  test.each(faults)('in %s, %s must not be %j', (language, key, text, rule) => {
    const lines = linesFor(checkEasyLanguage, tree(language, key, text));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(`locales/${language}/home.json: home:${key}: `);
    expect(lines[0]).toContain(rule);
  });

  test.each(clean)('in %s, %s may be %j', (language, key, text) => {
    expect(linesFor(checkEasyLanguage, tree(language, key, text))).toEqual([]);
  });

  test('a long sentence listed with its reason may have 15 words, not 16', () => {
    const list = { 'test/checks/long-sentences.json': { 'home:text': 'the words of the law' } };
    expect(linesFor(checkEasyLanguage, { ...tree('fr', 'text', fifteen), ...list })).toEqual([]);
    const lines = linesFor(checkEasyLanguage, { ...tree('fr', 'text', `${fifteen} venu`), ...list });
    expect(lines).toEqual([expect.stringContaining('16 words')]);
  });

  test('a rule is set aside for one text by a list with a reason', () => {
    const text = tree('fr', 'text', 'Vous avez deux codes');
    const list = 'test/checks/easy-on-purpose.json';
    expect(linesFor(checkEasyLanguage, { ...text, [list]: { 'home:text number-word': 'a title' } })).toEqual(
      [],
    );
    expect(linesFor(checkEasyLanguage, { ...text, [list]: { 'home:text on': 'a title' } })).toHaveLength(2);
    expect(linesFor(checkEasyLanguage, { ...text, [list]: '[]' }).join()).toContain(
      'not a JSON object of reasons',
    );
  });

  test('each form of a plural is read, and listed under one name', () => {
    const forms = {
      'locales/fr/home.json': { found_one: 'Vous avez un code', found_other: 'Vous avez deux codes' },
    };
    const list = { 'test/checks/easy-on-purpose.json': { 'home:found number-word': 'a title' } };
    expect(linesFor(checkEasyLanguage, forms)).toEqual([expect.stringContaining('home:found_other')]);
    expect(linesFor(checkEasyLanguage, { ...forms, ...list })).toEqual([]);
  });
});
