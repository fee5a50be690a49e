import { execFileSync } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import type { Desktop } from './desktop.ts';
import { judge, type Wanted } from './judge.ts';
import type { Report } from './report.ts';
import type { Speech } from './speech.ts';

/** How long speech may take to come, and how long a silence means that all was said, in milliseconds. */
const patience = 20_000;
const patienceForKey = 3000;
const silence = { afterKey: 300, afterAll: 700 };
const look = 60;
/** Orca says the name of these keys before what they do. */
const keyNames: Record<string, string> = { Tab: 'tabulation' };
/** More stops of the Tab key than any page of the site has. */
const mostTabs = 40;
/** Presses after which somebody who hears nothing gives up. */
const mostSilent = 4;

/** Somebody who does not see: they press keys, and know of a page only what the screen reader says. */
export class Person {
  readonly #desktop: Desktop;
  readonly #speech: Speech;
  readonly #report: Report;

  constructor(desktop: Desktop, speech: Speech, report: Report) {
    this.#desktop = desktop;
    this.#speech = speech;
    this.#report = report;
  }

  /** Begins a part of the journey. */
  begin(part: string): void {
    this.#report.part(part);
  }

  /** Opens the browser on an address. */
  async open(url: string, wanted: Wanted): Promise<string> {
    this.#desktop.openBrowser(url);
    return this.#listen(`opens ${new URL(url).pathname}`, wanted);
  }

  /** Presses keys, by their X names (`Return`, `space`, `ctrl+Home`). Gives what is said. */
  async press(keys: string, wanted: Wanted): Promise<string> {
    await this.#speech.fresh();
    this.#hands('key', ...keys.split(' '));
    return this.#listen(`presses ${keys}`, wanted);
  }

  /** Types a text where the focus is. */
  async type(text: string, wanted: Wanted = {}): Promise<void> {
    await this.#speech.fresh();
    this.#hands('type', '--delay', '25', text);
    await this.#listen(wanted.never ? 'types a secret' : `types « ${text} »`, wanted);
  }

  /** Presses Tab until what is said begins as `wanted.hears[0]` says. @throws when no stop of the page does */
  async tabTo(...hears: string[]): Promise<string> {
    return this.seek('Tab', { hears });
  }

  /** Presses a key again and again until all that is wanted is said. @throws when it never is */
  async seek(key: string, wanted: Wanted): Promise<string> {
    const heard: string[] = [];
    let [silent, isLost] = [0, false];
    const [first = ''] = wanted.hears ?? [];
    for (let press = 0; press < mostTabs; press += 1) {
      await this.#speech.fresh();
      this.#hands('key', key);
      const said = await this.#afterKey(key);
      heard.push(...said);
      silent = said.length === 0 ? silent + 1 : 0;
      if (silent === mostSilent && isLost) break;
      if (silent === mostSilent) {
        // Whoever hears nothing any more goes back to the top of the page, once: the place on it was lost.
        [isLost, silent] = [true, 0];
        this.#hands('key', 'ctrl+Home');
        heard.push(...(await this.#afterKey('ctrl+Home')));
      }
      if (judge(said, { hears: [first] }).length > 0) continue;
      this.#report.step({ does: `goes on with ${key}`, said, faults: judge(said, wanted) });
      return said.join(' ');
    }
    this.#report.step({ does: `goes on with ${key}`, said: heard, faults: [`never said: ${first}`] });
    throw new Error('The journey stops here.');
  }

  /** Asks the screen reader for the title of the window. */
  async askTitle(title: string): Promise<void> {
    await this.#speech.fresh();
    this.#hands('keydown', 'Insert', 'sleep', '0.15', 'key', 'KP_Enter', 'sleep', '0.15', 'keyup', 'Insert');
    await this.#listen('asks for the title', { hears: [title] });
  }

  #hands(...args: string[]): void {
    execFileSync('xdotool', args, { env: this.#desktop.env, stdio: 'ignore' });
  }

  /** Listens until all that is wanted was said and silence followed, and writes it in the report. */
  async #listen(does: string, wanted: Wanted): Promise<string> {
    const said: string[] = [];
    const end = Date.now() + patience;
    const awaited = [...(wanted.hears ?? []), ...(wanted.once === undefined ? [] : [wanted.once])];
    do said.push(...(await this.#untilSilence(silence.afterAll)));
    while (Date.now() < end && judge(said, { hears: awaited }).length > 0);
    this.#report.step({ does, said, faults: judge(said, wanted) });
    return said.join(' ');
  }

  /** What is said of a key: first its name, where it has one, then where it led. */
  async #afterKey(key: string): Promise<string[]> {
    const said: string[] = [];
    const end = Date.now() + patienceForKey;
    const answered = () => said.lastIndexOf(keyNames[key] ?? '') < said.length - 1;
    do said.push(...(await this.#untilSilence(silence.afterKey)));
    while (Date.now() < end && !answered());
    return said.filter(text => text !== keyNames[key]);
  }

  /** What is said until the screen reader has done nothing for `quiet` milliseconds. */
  async #untilSilence(quiet: number): Promise<string[]> {
    const said: string[] = [];
    let last = Date.now();
    while (Date.now() - last < quiet) {
      await wait(look);
      const fresh = await this.#speech.fresh();
      if (fresh.busy) last = Date.now();
      said.push(...fresh.said);
    }
    return said;
  }
}
