import { type ListedOperator, listOperators } from '../identity/operator/accounts.ts';
import { printLine, runCommand } from './run.ts';

/** One line for each operator: login, name, e-mail, day of creation, state. */
function lineOf({ login, name, email, createdAt, disabledAt, isNew }: ListedOperator): string {
  const state =
    disabledAt === null ? (isNew ? 'not signed in yet' : 'in use') : `disabled ${day(disabledAt)}`;
  return [login, name, email, `created ${day(createdAt)}`, state].join('\t');
}

const day = (instant: string): string => instant.slice(0, 10);

if (import.meta.main) {
  await runCommand(async ({ open }) => {
    const operators = await listOperators(await open());
    for (const operator of operators) printLine(lineOf(operator));
    printLine(`Operators: ${operators.length}.`);
    return 0;
  });
}
