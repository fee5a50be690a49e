import { parseArgs } from 'node:util';
import { createOperator } from '../identity/operator/accounts.ts';
import { parseEmail } from '../registries/contact-rules.ts';
import { printCard } from './operator-card.ts';
import { CommandError, printLine, runCommand } from './run.ts';

const usage = 'Who? npm run operator:create -- --name "Claire Dupont" --email claire@example.org';

/** Reads who the account is for. @throws CommandError */
function readWho(args: readonly string[]): { name: string; email: string } {
  const { name, email } = parse(args);
  if (name === undefined || name.trim() === '' || email === undefined) throw new CommandError(usage);
  const address = parseEmail(email);
  if (!address.ok) throw new CommandError(`${email}: is not an e-mail address (${address.error})`);
  return { name: name.trim(), email: address.address };
}

function parse(args: readonly string[]): { name?: string; email?: string } {
  const options = { name: { type: 'string' }, email: { type: 'string' } } as const;
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch {
    throw new CommandError(usage);
  }
}

if (import.meta.main) {
  await runCommand(async ({ open }) => {
    const who = readWho(process.argv.slice(2));
    const world = await open();
    printCard(world, await createOperator(world, who), printLine);
    return 0;
  });
}
