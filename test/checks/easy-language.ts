import { buttonProblem, isButton } from './buttons.ts';
import { type Entry, type Language, readCatalogue, reference } from './catalogue.ts';
import { frenchRules } from './easy-french.ts';
import { commonRules, type EasyRule } from './easy-rules.ts';
import { type OnPurpose, readOnPurpose, referenceFirst, withoutPlural } from './on-purpose.ts';
import { counted, type Finding, type Report } from './report.ts';
import { lengthOf, limitOf, plainText, sentencesOf } from './sentences.ts';

type Lists = { long: OnPurpose; marks: OnPurpose };

const allRules: EasyRule[] = [...commonRules, ...frenchRules];

/** Takes a root; reports texts of any language that go against easy language. */
export function checkEasyLanguage(root: string): Report {
  const lists = {
    long: readOnPurpose(root, 'long-sentences.json'),
    marks: readOnPurpose(root, 'easy-on-purpose.json'),
  };
  const languages = referenceFirst(readCatalogue(root).languages);
  const findings = languages.flatMap(language => languageFindings(language, lists));
  const sentences = languages
    .flatMap(language => language.entries)
    .reduce((sum, entry) => sum + sentencesOf(plainText(entry.value)).length, 0);
  const checked = `${counted(sentences, 'sentence')}, ${counted(allRules.length + 2, 'rule')}`;
  return {
    name: 'easy language',
    checked,
    findings: [...findings, ...lists.long.findings(), ...lists.marks.findings()],
  };
}

function languageFindings(language: Language, lists: Lists): Finding[] {
  const rules = allRules.filter(rule => rule.languages?.includes(language.code) ?? true);
  return language.entries.flatMap(entry => {
    const broken = rules.flatMap(rule => ruleProblem(rule, entry));
    const button =
      language.code === reference && isButton(withoutPlural(entry.name)) && buttonProblem(entry.value);
    if (button) broken.push({ id: 'button', problem: button });
    const kept = broken.filter(
      ({ id }) => !lists.marks.allows(language.code, `${withoutPlural(entry.name)} ${id}`),
    );
    return [
      ...kept.map(({ id, problem }) => finding(entry, `${problem} (rule ${id})`)),
      ...tooLong(language, entry, lists),
    ];
  });
}

function finding(entry: Entry, problem: string): Finding {
  return { file: entry.file, key: entry.name, problem };
}

function ruleProblem(rule: EasyRule, entry: Entry): { id: string; problem: string }[] {
  const found = rule.pattern.exec(plainText(entry.value))?.[0].trim();
  return found === undefined ? [] : [{ id: rule.id, problem: `« ${found} », ${rule.advice}` }];
}

/** A listed sentence may be a little longer; one that is longer still is cut. */
function tooLong(language: Language, entry: Entry, lists: Lists): Finding[] {
  const { most, excused, unit } = limitOf(language.code);
  return sentencesOf(plainText(entry.value)).flatMap(sentence => {
    const length = lengthOf(sentence, unit);
    if (length <= most) return [];
    const listed = lists.long.allows(language.code, withoutPlural(entry.name));
    if (listed && length <= excused) return [];
    const limit = listed ? excused : most;
    return [finding(entry, `${length} ${unit} in « ${sentence} », ${limit} at most, make two sentences`)];
  });
}
