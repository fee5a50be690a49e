import { checkEasyLanguage } from './easy-language.ts';
import { checkHabits } from './habits.ts';
import { checkLayers } from './layers.ts';
import { checkLocales } from './locales.ts';
import type { Check, Report } from './report.ts';
import { checkSecurity } from './security.ts';
import { checkSql } from './sql.ts';
import { checkViews } from './views.ts';

const checks: Check[] = [
  checkLayers,
  checkSql,
  checkHabits,
  checkViews,
  checkLocales,
  checkEasyLanguage,
  checkSecurity,
];

/** Takes a root; gives what every check says about the tree under it. */
export function checkAll(root: string): Report[] {
  return checks.map(check => check(root));
}
