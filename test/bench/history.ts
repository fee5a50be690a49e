import { mkdtemp, rm } from 'node:fs/promises';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../server/config.ts';
import { openWorld } from '../../server/open-world.ts';
import { appendEntry } from '../../server/record/journal.ts';
import type { JournalEvent, Verb } from '../../server/record/journal-entry.ts';
import { ownerOf } from '../support/full-record.ts';
import { type Figure, percentile } from './figure.ts';
import { freePort, serve } from './process.ts';
import { type Home, signInAtHome } from './visit.ts';

const few = 100;
const many = 100_000;
const asked = 300;
const warmUp = 50;
const days = 3 * 365;

/** What happens in a record that is much used: half of it the owner and the site, half of it the others. */
const acts: readonly (readonly [JournalEvent['actor']['kind'], Verb])[] = [
  ['professional', 'documents.listed'],
  ['professional', 'document.read'],
  ['professional', 'document.received'],
  ['software', 'document.received'],
  ['account', 'sign-in.password-accepted'],
  ['account', 'sign-in.code-sent'],
  ['account', 'sign-in.succeeded'],
  ['account', 'information.changed'],
];

const views = ['', '/changements', '/moi', '/tout'];

/**
 * How much longer 95 of 100 people wait at most for the history of a record with 100,000 entries than of one with 100: for
 * the page that grows most.
 */
export async function historyFigure(): Promise<Figure> {
  const sites = [await startWith(few), await startWith(many)];
  try {
    const ratios: { view: string; ratio: number; large: number }[] = [];
    for (const view of views) {
      const [small = [], large = []] = await timesOf(sites, view);
      const [of100, of100000] = [percentile(small, 95), percentile(large, 95)];
      ratios.push({ view, ratio: of100000 / of100, large: of100000 });
    }
    const [worst] = ratios.sort((one, other) => other.ratio - one.ratio);
    return {
      ...{ name: 'history, 100,000 entries ÷ 100, p95', unit: 'ratio', limit: 1.2 },
      value: Number(worst?.ratio.toFixed(2)),
      note: `${worst?.large.toFixed(1)} ms, /historique${worst?.view}`,
    };
  } finally {
    for (const { close } of sites) await close();
  }
}

/** Asks the one and the other in turn, so that whatever else the machine does weighs on both. */
async function timesOf(sites: readonly { home: Home }[], view: string): Promise<number[][]> {
  const times = sites.map((): number[] => []);
  for (let round = -warmUp; round < asked; round += 1)
    for (const [place, { home }] of sites.entries()) {
      const took = await timeOf(new URL(`${home.page.pathname}/historique${view}`, home.page), home.cookie);
      if (round >= 0) times[place]?.push(took);
    }
  return times;
}

async function startWith(count: number): Promise<{ home: Home; close(): Promise<void> }> {
  const dir = await mkdtemp(join(tmpdir(), 'bench-'));
  const port = await freePort();
  const env = { PORT: String(port), DATA_DIR: dir, NODE_ENV: '', LOG_LEVEL: 'silent' };
  const site = await serve(['server/main.ts'], { port, path: '/fr/', env });
  const home = await signInAtHome(site.origin);
  await fill(dir, home.page.pathname, count);
  return {
    home,
    close: async () => {
      await site.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** Writes entries of the last 3 years, evenly, some at a time, as the site writes them. */
async function fill(dataDir: string, page: string, count: number): Promise<void> {
  const world = await openWorld(readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' }));
  const { accountId, recordId } = await ownerOf(world, page);
  const exercises = await world.db.selectFrom('exercise').select(['id', 'rpps']).execute();
  const documents = await world.db
    .selectFrom('document')
    .select('id')
    .where('record_id', '=', recordId)
    .execute();
  const step = (days * 86_400_000) / count;
  const event = (number: number): JournalEvent => {
    const [kind, verb] = acts[(number * 7) % acts.length] ?? ['account', 'sign-in.succeeded'];
    const exercise = exercises[number % exercises.length];
    const document = documents[number % documents.length]?.id ?? '';
    const isAbout = verb.startsWith('document.');
    const id = kind === 'professional' ? exercise?.rpps : kind === 'account' ? accountId : 'scale';
    return {
      ...{ actor: { kind, id: id ?? '' }, recordId, verb, channel: 'web' },
      ...(kind === 'professional' && { exercise: exercise?.id, rule: 'R7', policyVersion: '1' }),
      ...(isAbout && { object: { kind: 'document', id: document } }),
    };
  };
  const begin = world.now().getTime() - count * step;
  for (let done = 0; done < count; done += 1000)
    await world.db.transaction().execute(async trx => {
      for (let number = done; number < Math.min(done + 1000, count); number += 1) {
        const at = new Date(begin + number * step);
        await appendEntry(trx, { ...world, now: () => at }, event(number));
      }
    });
  await world.close();
}

/** How long one answer takes, in milliseconds. @throws on anything but a 200 */
function timeOf(page: URL, cookie: string): Promise<number> {
  const start = performance.now();
  return new Promise((resolve, reject) => {
    get(page, { agent: false, headers: { Cookie: cookie } }, response => {
      if (response.statusCode !== 200) reject(new Error(`${page} answers ${response.statusCode}`));
      response.resume();
      response.on('end', () => resolve(performance.now() - start));
    }).on('error', reject);
  });
}
