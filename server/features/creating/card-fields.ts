import { z } from 'zod';
import { referenceFolder } from '../../identity/accounts.ts';
import { todayIn } from '../../identity/calendar.ts';
import { parseNir } from '../../registries/nir.ts';
import { readDemoPeople } from '../../registries/population.ts';
import type { Visit } from '../../web/context.ts';

const typed = z.string().optional().default('');

/** The number of a card, typed; on a demo site alone, a card can be chosen instead. Gives its 15 characters. */
export const cardFields = ({ world }: Pick<Visit<unknown>, 'world'>) =>
  z.object({ number: typed, card: typed }).transform(({ number, card }, context) => {
    const isChosen = world.config.demo && card !== '' && number.trim() === '';
    const read = parseNir(isChosen ? card : number);
    if (read.ok) return { nir: read.nir };
    context.addIssue({ code: 'custom', path: ['number'], message: `common:error.nir.${read.error}` });
    return z.NEVER;
  });

/** The cards that a demo site offers; none on a real one. */
export function demoCards({ world }: Pick<Visit<unknown>, 'world'>): { value: string; label: string }[] {
  if (!world.config.demo) return [];
  return readDemoPeople(referenceFolder, todayIn(world)).map(({ nir, givenNames, familyName }) => ({
    value: nir,
    label: `${givenNames[0] ?? ''} ${familyName}`,
  }));
}
