import { spawnSync } from 'node:child_process';

/** What the test is made of: the commands it runs, and the Debian packages that carry them. */
const commands = ['Xvfb', 'openbox', 'dbus-daemon', 'speech-dispatcher', 'orca', 'firefox-esr', 'xdotool'];
const packages = [
  ...['firefox-esr', 'orca', 'speech-dispatcher', 'at-spi2-core', 'dbus-x11'],
  ...['xvfb', 'openbox', 'xdotool', 'locales'],
];

/** The launcher of the accessibility bus, which is on no PATH. */
export const busLauncher = '/usr/libexec/at-spi-bus-launcher';

function succeeds(command: string, args: readonly string[], show = false): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return (
    spawnSync(command, args, { env, stdio: show ? ['ignore', 'ignore', 'inherit'] : 'ignore' }).status === 0
  );
}

function missingParts(): string[] {
  const parts = [...commands, busLauncher].filter(part => !succeeds('sh', ['-c', `command -v ${part}`]));
  return hasFrench() ? parts : [...parts, 'the locale fr_FR.UTF-8'];
}

function hasFrench(): boolean {
  return succeeds('sh', ['-c', 'locale -a | grep -qi "^fr_FR.utf"']);
}

/**
 * Makes sure that a screen reader and its browser are here, installing them where that is possible: on Debian, as
 * root. Returns what is still missing; nothing when all is there.
 */
export function installReader(): string[] {
  if (missingParts().length === 0) return [];
  const onDebian = succeeds('sh', ['-c', 'command -v apt-get']);
  if (!onDebian || process.getuid?.() !== 0) return missingParts();
  process.stdout.write('Installing Orca and Firefox.\n');
  if (succeeds('apt-get', ['update', '-qq'], true)) {
    succeeds('apt-get', ['install', '-qq', '-y', '--no-install-recommends', ...packages], true);
  }
  if (!hasFrench()) succeeds('localedef', ['-i', 'fr_FR', '-f', 'UTF-8', 'fr_FR.UTF-8']);
  return missingParts();
}
