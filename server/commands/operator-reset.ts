import { resetOperator } from '../identity/operator/accounts.ts';
import { printCard } from './operator-card.ts';
import { CommandError, printLine, runCommand } from './run.ts';

if (import.meta.main) {
  await runCommand(async ({ open }) => {
    const login = process.argv[2];
    if (login === undefined) throw new CommandError('Which login? npm run operator:reset -- op-heup7511');
    const world = await open();
    const fresh = await resetOperator(world, login);
    if (fresh === undefined) throw new CommandError(`${login}: no operator has this login`);
    printCard(world, fresh, printLine);
    printLine('The password and the key from before open nothing any more; visits have ended.');
    return 0;
  });
}
