import { disableOperator } from '../identity/operator/accounts.ts';
import { CommandError, printLine, runCommand } from './run.ts';

if (import.meta.main) {
  await runCommand(async ({ open }) => {
    const login = process.argv[2];
    if (login === undefined) throw new CommandError('Which login? npm run operator:disable -- op-heup7511');
    if (!(await disableOperator(await open(), login)))
      throw new CommandError(`${login}: no operator in use has this login`);
    printLine(`${login}: disabled. Their visits have ended.`);
    return 0;
  });
}
