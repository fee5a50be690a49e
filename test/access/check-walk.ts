import type { Browser } from 'playwright-core';
import { goThrough, type State, type Walk } from '../catalogue/state.ts';
import { checkAll, checkColours, type Device } from './check-state.ts';
import { layout } from './layout.ts';

/** What to check: the states of a walk, in a language, each with the colours of some devices. */
export interface WalkCheck {
  readonly walk: Walk;
  readonly language: string;
  /** How the pages look, in the words of « Confort de lecture »: layout and colours alone are then checked. */
  readonly look?: string;
  /** The devices for a state; nothing when it is only passed through. */
  devices(state: State): readonly Device[];
}

/** Goes through a walk and gives one line for each thing that is wrong. */
export async function checkWalk(
  browser: Browser,
  { walk, language, devices, look }: WalkCheck,
): Promise<string[]> {
  const findings: string[] = [];
  const isWanted = (state: State): boolean => devices(state).length > 0;
  const states = walk.states.filter(state => !state.isApart || isWanted(state));
  await goThrough(
    browser,
    { ...walk, states },
    {
      language,
      scripts: 'own',
      ...(look === undefined ? {} : { look }),
      visit: async (state, visitor) => {
        if (!isWanted(state)) return;
        const found = look === undefined ? await checkAll(state, visitor) : await layout(visitor);
        for (const device of devices(state)) found.push(...(await checkColours(state, visitor, device)));
        findings.push(...found.map(text => `${state.name}: ${text}`));
      },
    },
  );
  return findings;
}
