import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { z } from 'zod';
import { languages } from '../../server/i18n.ts';
import { chromiumPath } from '../browser/ensure-chromium.ts';
import { startSite } from '../support/site.ts';

const run = promisify(execFile);

const kinds = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const score = z.object({ score: z.number().nullable(), title: z.string() });
const reportSchema = z.object({
  categories: z.object(Object.fromEntries(kinds.map(kind => [kind, score]))),
  audits: z.record(z.string(), score),
});
type Report = z.infer<typeof reportSchema>;

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** Forms that anybody may open, and that the map of the site leaves out. */
const forms = ['/creation/code', '/creation/demande', '/creation/mon-code', '/connexion', '/au-revoir'];

/** Lighthouse's own idea of a phone on a slow network (4G, 4 times slower), on one page. */
async function look(url: string): Promise<Report> {
  const args = [
    '--yes',
    'lighthouse@13',
    url,
    '--output=json',
    '--quiet',
    `--chrome-flags=${flags.join(' ')}`,
  ];
  const env = { ...process.env, CHROME_PATH: chromiumPath() };
  const { stdout } = await run('npx', args, { env, maxBuffer: 100_000_000 });
  return reportSchema.parse(JSON.parse(stdout));
}

const outOf100 = (report: Report): number[] =>
  kinds.map(kind => Math.round((report.categories[kind]?.score ?? 0) * 100));

/**
 * The best of up to 3 looks, or nothing when each of them failed: a busy machine makes a page slow and Lighthouse
 * stumble, but nothing makes a page better than it is.
 */
async function bestLook(url: string): Promise<Report | undefined> {
  let best: Report | undefined;
  for (let times = 0; times < 3 && (best === undefined || total(best) < 400); times += 1) {
    const report = await look(url).catch(() => undefined);
    if (report && (best === undefined || total(report) > total(best))) best = report;
  }
  return best;
}

const total = (report: Report): number => outOf100(report).reduce((sum, one) => sum + one, 0);

/** What is wrong with a page that has less than 100. */
function faults(report: Report): string[] {
  const wrong = Object.values(report.audits).filter(audit => audit.score !== null && audit.score < 0.9);
  return wrong.map(audit => `    ${audit.title}: ${audit.score}`);
}

/** The pages to look at: those of sitemap.xml, the forms, or the paths on the command line. */
async function pages(origin: string): Promise<string[]> {
  const asked = process.argv.slice(2);
  if (asked.length > 0) return asked;
  const map = await (await fetch(`${origin}/sitemap.xml`)).text();
  const listed = [...map.matchAll(/<loc>([^<]+)<\/loc>/g)].map(
    ([, address = '']) => new URL(address).pathname,
  );
  return [...listed, ...languages.flatMap(({ code }) => forms.map(path => `/${code}${path}`))];
}

async function main(): Promise<void> {
  const site = await startSite();
  let isWhole = true;
  process.stdout.write(`${['page', ...kinds].join(' | ')}\n`);
  for (const path of await pages(site.origin)) {
    const report = await bestLook(site.origin + path);
    const scores = report ? outOf100(report) : [0];
    process.stdout.write(`${[path, ...scores].join(' | ')}\n`);
    if (Math.min(...scores) === 100) continue;
    isWhole = false;
    process.stdout.write(report ? `${faults(report).join('\n')}\n` : '    Lighthouse failed 3 times.\n');
  }
  await site.close();
  process.exitCode = isWhole ? 0 : 1;
}

await main();
process.exit();
