import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { languages } from '../../server/i18n.ts';
import { startBrowser, type Visitor } from '../browser/visitor.ts';
import { indexPage } from './index-page.ts';
import { goThrough, inParallel, type State } from './state.ts';
import { walks } from './walks.ts';

const folder = join(import.meta.dirname, '..', '..', 'catalogue');
const screens = { small: { width: 360, height: 740 }, large: { width: 1280, height: 800 } };
const printed = new Set([
  'creation-start',
  'creation-identifiers',
  'creation-later',
  'creation-identifiers-sheet',
  'care-months',
  'history-paper',
  'history-found-paper',
  'emergency-overview',
  'help-unfolded',
  'how',
  'words',
  'settings-sheet-codes',
  'help-topic',
  'contact-receipt',
  'card',
  'summary',
]);
const [onlyStates = ''] = process.argv.slice(2);

async function shoot({ page, language }: Visitor, name: string, look: string): Promise<void> {
  await page.screenshot({
    path: join(folder, language, `${name}--${look}.png`),
    fullPage: true,
    animations: 'disabled',
  });
}

/** Every look of one state: two widths, light and dark, and some on paper. */
async function shootAll({ name }: State, visitor: Visitor): Promise<void> {
  if (!name.includes(onlyStates)) return;
  const { page } = visitor;
  for (const [width, screen] of Object.entries(screens)) {
    await page.setViewportSize(screen);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await shoot(visitor, name, `${width}-${colorScheme}`);
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  if (printed.has(name)) {
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 720, height: 1018 });
    await shoot(visitor, name, 'print');
    await page.emulateMedia({ media: 'screen' });
  }
  await page.setViewportSize(screens.small);
}

async function main(): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  for (const { code } of languages) await mkdir(join(folder, code), { recursive: true });
  await writeFile(join(folder, 'index.html'), indexPage({ walks, languages, printed }));
  const browser = await startBrowser();
  const failed: string[] = [];
  const asked = walks.filter(({ states }) => states.some(({ name }) => name.includes(onlyStates)));
  const jobs = asked.flatMap(walk =>
    languages.map(({ code: language }) => async () => {
      const started = Date.now();
      await goThrough(browser, walk, { language, visit: shootAll }).catch((error: unknown) => {
        failed.push(`${walk.name} in ${language}: ${String(error)} ${String(Object(error).cause ?? '')}`);
      });
      const seconds = Math.round((Date.now() - started) / 1000);
      process.stdout.write(`${walk.name} in ${language}: ${walk.states.length} states, ${seconds} s\n`);
    }),
  );
  await inParallel(jobs, 3);
  await browser.close();
  process.stdout.write(`${[...failed, join(folder, 'index.html')].join('\n')}\n`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}

await main();
