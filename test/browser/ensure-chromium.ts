import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function downloaded(): string[] {
  try {
    return [chromium.executablePath()];
  } catch {
    return [];
  }
}

/** The path of a Chromium: `CHROMIUM_PATH`, else one in `PATH`, else the one Playwright downloaded; nothing when there is none. */
export function findChromium(): string | undefined {
  const asked = process.env.CHROMIUM_PATH;
  if (asked) return isProgram(asked) ? asked : undefined;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const known = names.flatMap(name => folders.map(folder => join(folder, name)));
  return [...known, ...downloaded()].find(isProgram);
}

/** The path of a Chromium. @throws when there is none */
export function chromiumPath(): string {
  const found = findChromium();
  if (found === undefined) throw new Error('Chromium is missing. Run: node test/browser/ensure-chromium.ts');
  return found;
}

function run(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'inherit' }).status === 0;
}

function install(): void {
  const isDebianRoot = process.getuid?.() === 0 && existsSync('/etc/debian_version');
  if (isDebianRoot && run('apt-get', ['update']) && run('apt-get', ['install', '-y', 'chromium'])) return;
  run('npx', ['playwright-core', 'install', 'chromium']);
}

/** Finds a Chromium, or installs one, or says in one line what is missing. Returns the exit code. */
function ensureChromium(): number {
  if (findChromium() === undefined && !process.env.CHROMIUM_PATH) install();
  const path = findChromium();
  const missing = process.env.CHROMIUM_PATH
    ? `CHROMIUM_PATH names no program: ${process.env.CHROMIUM_PATH}`
    : 'Chromium is missing and could not be installed. Install it, or name it in CHROMIUM_PATH.';
  process.stdout.write(`${path === undefined ? missing : `Chromium: ${path}`}\n`);
  return path === undefined ? 1 : 0;
}

if (import.meta.main) process.exitCode = ensureChromium();
