/** What stands between quotation marks in a text of SQL, and a place for a value. */
const quotedOrPlace = /"[^"]*"|'[^']*'|\?/g;

/**
 * The same SELECT, whose values SQLite does not look at when it plans. SQLite plans a statement anew at each run where a
 * bound value, or what it is compared with, could have changed the plan (any `order by` or join with a `?` beside it):
 * that takes longer than most queries run, and better-sqlite3 then makes its rows anew too. Our tables are not
 * analysed, so that no value changes a plan. A value inside a function is none that the planner looks at.
 * Source: `expmask` in SQLite's vdbeapi.c.
 */
export function steady(text: string): string {
  if (!/^(select|with) /i.test(text)) return text;
  return text.replace(quotedOrPlace, found => (found === '?' ? 'coalesce(?, null)' : found));
}
