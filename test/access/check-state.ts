import type { Visitor } from '../browser/visitor.ts';
import type { State } from '../catalogue/state.ts';
import { axe, frame, html } from './findings.ts';
import { layout } from './layout.ts';

/** A way a person may have set their device. */
export interface Device {
  readonly colorScheme: 'light' | 'dark';
  readonly contrast?: 'more';
  readonly forcedColors?: 'active';
}

export const light: Device = { colorScheme: 'light' };
export const dark: Device = { colorScheme: 'dark' };
/** The settings of whom needs stronger colours: taken in turn, one for each state. */
export const stronger: readonly Device[] = [
  { colorScheme: 'light', contrast: 'more' },
  { colorScheme: 'dark', forcedColors: 'active' },
  { colorScheme: 'dark', contrast: 'more' },
  { colorScheme: 'light', forcedColors: 'active' },
];

const nameOf = ({ colorScheme, contrast, forcedColors }: Device): string =>
  [colorScheme, contrast && 'more contrast', forcedColors && 'forced colours'].filter(Boolean).join(', ');

/** What the colours of a device break: contrast, and links that only a colour tells from the text. */
export async function checkColours(state: State, visitor: Visitor, device: Device): Promise<string[]> {
  const { page } = visitor;
  // Without motion, so that no colour is on its way to another one when it is looked at.
  await page.emulateMedia({ contrast: null, forcedColors: null, reducedMotion: 'reduce', ...device });
  const found =
    device.forcedColors === 'active'
      ? await visitor.look<string[]>('weakWhenForced()')
      : await axe(visitor, { colours: true, isExample: state.isExample === true });
  await page.emulateMedia({ ...light, contrast: null, forcedColors: null });
  return found.map(text => `${nameOf(device)}: ${text}`);
}

/** What does not depend on colours, and the colours in the light: axe, HTML, the frame of the page, its layout. */
export async function checkAll(state: State, visitor: Visitor): Promise<string[]> {
  await visitor.page.emulateMedia({ ...light, reducedMotion: 'reduce' });
  const found = [
    await axe(visitor, { colours: false, isExample: state.isExample === true }),
    await html(visitor),
    await frame(visitor, state),
    await layout(visitor),
    visitor.faults.splice(0),
  ];
  return found.flat();
}

/** Gives each thing of a list one of `choices`, in turn, beginning at the choice number `first`. */
export function inTurn<Thing, Choice>(
  things: readonly Thing[],
  choices: readonly Choice[],
  first: number,
): (thing: Thing) => Choice {
  return thing => {
    const choice = choices[(things.indexOf(thing) + first) % choices.length];
    if (choice === undefined) throw new Error('Nothing to choose from');
    return choice;
  };
}
