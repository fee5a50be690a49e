/** One thing to correct: the file (from the root), the place in it (a key or a line), what is wrong and what to do. */
export type Finding = { file: string; key: string; problem: string };

/** What one check says: its name, how much it looked at, and what it found. */
export type Report = { name: string; checked: string; findings: Finding[] };

/** A check reads the tree under a root folder and changes nothing. */
export type Check = (root: string) => Report;

/** Takes a finding, gives the line that is printed for it. */
export function findingLine(finding: Finding): string {
  return `${finding.file}: ${finding.key}: ${finding.problem}`;
}

/** Takes a number of things and their name in the singular, gives « 1 file » or « 2 files ». */
export function counted(count: number, name: string): string {
  return `${count} ${name}${count === 1 ? '' : 's'}`;
}
