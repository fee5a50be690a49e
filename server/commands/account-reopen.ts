import { reopenByCommand } from '../identity/reopen.ts';
import { CommandError, printLine, runCommand } from './run.ts';

if (import.meta.main) {
  await runCommand(async ({ open }) => {
    const identifier = process.argv[2];
    if (identifier === undefined)
      throw new CommandError('Which identifier? npm run account:reopen -- heup7511');
    if (!(await reopenByCommand(await open(), identifier)))
      throw new CommandError(`${identifier}: no suspended account has this identifier`);
    printLine(
      `${identifier}: open again. The old password opens nothing: « J'ai oublié mon mot de passe » makes a new one.`,
    );
    return 0;
  });
}
