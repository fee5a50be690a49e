import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { busLauncher } from './install.ts';

/** A desktop of its own that nobody sees, with a screen reader running in French and a browser to be opened on it. */
export interface Desktop {
  /** What every program of the desktop is started with. */
  readonly env: NodeJS.ProcessEnv;
  /** The file in which Orca writes all it does, what it says among it. */
  readonly log: string;
  openBrowser(url: string): void;
  close(): Promise<void>;
}

/** The voice is one that makes no sound: what is said is read in Orca's own log. */
const speechConfig = 'AddModule "dummy" "sd_dummy" ""\nDefaultModule dummy\n';

/** Read by Orca as it starts: without it, what is said would reach its log only when a buffer is full. */
const orcaCustomizations = 'from orca import debug\ndebug.debugFile.reconfigure(line_buffering=True)\n';

/** Nothing of the browser's own may speak in between: no welcome, no question, no look for updates. */
const browserPreferences: Record<string, string | number | boolean> = {
  'accessibility.force_disabled': -1,
  'app.update.enabled': false,
  'browser.aboutwelcome.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'browser.translations.automaticallyPopup': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.formautofill.creditCards.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'signon.rememberSignons': false,
  'termsofuse.bypassNotification': true,
};

async function makeHome(): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'screen-reader-'));
  for (const folder of ['profile', 'config/speech-dispatcher', 'data/orca']) {
    await mkdir(join(home, folder), { recursive: true });
  }
  await mkdir(join(home, 'run'), { mode: 0o700 });
  await writeFile(join(home, 'config/speech-dispatcher/speechd.conf'), speechConfig);
  await writeFile(join(home, 'data/orca/orca-customizations.py'), orcaCustomizations);
  const lines = Object.entries(browserPreferences).map(
    ([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`,
  );
  await writeFile(join(home, 'profile/user.js'), `${lines.join('\n')}\n`);
  return home;
}

function environmentOf(home: string): NodeJS.ProcessEnv {
  const french = 'fr_FR.UTF-8';
  return {
    PATH: process.env.PATH,
    HOME: home,
    XDG_RUNTIME_DIR: join(home, 'run'),
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_DATA_HOME: join(home, 'data'),
    LANG: french,
    LC_ALL: french,
    LANGUAGE: 'fr_FR',
    ACCESSIBILITY_ENABLED: '1',
    GNOME_ACCESSIBILITY: '1',
  };
}

/** The first line that a program writes to tell where it can be reached. */
async function firstLine(program: ChildProcess, from: Readable | null): Promise<string> {
  if (from === null) throw new Error(`${program.spawnfile} has no output.`);
  const ended = once(program, 'exit').then(() => {
    throw new Error(`${program.spawnfile} ended before it was ready.`);
  });
  const [line] = await Promise.race([once(from, 'data'), ended]);
  return String(line).trim();
}

/** Starts the screen, the buses and Orca. The caller closes it. */
export async function openDesktop(): Promise<Desktop> {
  const home = await makeHome();
  const env = environmentOf(home);
  const log = join(home, 'orca.log');
  const programs: ChildProcess[] = [];
  const start = (command: string, ...args: string[]): ChildProcess => {
    const program = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'ignore', 'pipe'] });
    program.stdout?.resume();
    programs.push(program);
    return program;
  };
  const screen = start('Xvfb', '-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp');
  env.DISPLAY = `:${await firstLine(screen, screen.stdio[3] as Readable)}`;
  const bus = start('dbus-daemon', '--session', '--nofork', '--print-address=3');
  env.DBUS_SESSION_BUS_ADDRESS = await firstLine(bus, bus.stdio[3] as Readable);
  start('openbox');
  start(busLauncher, '--launch-immediately');
  await wait(1000);
  start('orca', '--replace', `--debug-file=${log}`);
  return {
    env,
    log,
    openBrowser: url => {
      start('firefox-esr', '--no-remote', '--profile', join(home, 'profile'), '--new-window', url);
    },
    close: () => closeAll(programs, home),
  };
}

/** Ends the programs, the last started first, and forgets the home they had. */
async function closeAll(programs: readonly ChildProcess[], home: string): Promise<void> {
  for (const program of programs.toReversed()) {
    if (program.exitCode !== null || program.signalCode !== null) continue;
    const ended = once(program, 'exit');
    program.kill('SIGTERM');
    await Promise.race([ended, wait(3000).then(() => program.kill('SIGKILL'))]);
  }
  await rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
