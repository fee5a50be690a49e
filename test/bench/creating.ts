import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { readConfig } from '../../server/config.ts';
import { openWorld } from '../../server/open-world.ts';
import { nirKey } from '../../server/registries/nir.ts';
import { type NewPerson, putInsured } from '../../server/registries/register-store.ts';
import { choices } from '../support/portal.ts';
import { Reader } from '../support/reader.ts';
import { type Figure, percentile } from './figure.ts';
import { freePort, serve } from './process.ts';

/** So many forms a second, evenly; a creation has four of them. */
const perSecond = 20;
const steps = 4;
/** Between two forms of one creation, in milliseconds: not the same instant as the forms of another one. */
const pause = 1000 + 1000 / perSecond;
const creations = 120;
const warmUp = 12;
const desks = 32;

/** What is typed at each step. */
const typed = (nir: string): readonly Record<string, string>[] => [
  { number: nir },
  { right: 'yes' },
  { consent: 'yes', 'break-glass': 'yes', 'centre-15': 'no' },
  { account: 'yes', phone: '06 39 98 00 12', by: 'paper' },
];

/**
 * How long the forms of creating a record take while 20 are sent each second. No password is hashed in any of them: the
 * first one is made when the paper is printed.
 */
export async function creatingFigure(): Promise<Figure> {
  const dir = await mkdtemp(join(tmpdir(), 'bench-'));
  const port = await freePort();
  const env = { PORT: String(port), DATA_DIR: dir, NODE_ENV: '', LOG_LEVEL: 'silent' };
  const site = await serve(['server/main.ts'], { port, path: '/fr/', env });
  try {
    const { numbers, rpps } = await fill(dir);
    const readers: Reader[] = [];
    for (const one of rpps) readers.push(await atDesk(site.origin, one));
    const times = await createAll(site.origin, readers, numbers);
    const measured = times.slice(warmUp);
    const whole = measured.flat();
    const last = measured.map(times => times.at(-1) ?? 0);
    return {
      ...{ name: `create-a-record POSTs at ${perSecond}/s, p95`, unit: 'ms', limit: 50 },
      value: Math.round(percentile(whole, 95)),
      note: `p50 ${Math.round(percentile(whole, 50))} ms, the form that creates p95 ${Math.round(percentile(last, 95))} ms, no hash in any`,
    };
  } finally {
    await site.close();
    await rm(dir, { recursive: true, force: true });
  }
}

/** People without a record, and professionals who may create one wherever they work. */
async function fill(dataDir: string): Promise<{ numbers: string[]; rpps: string[] }> {
  const world = await openWorld(readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' }));
  const numbers = Array.from({ length: creations + warmUp }, (_, at) => {
    const body = `1700835238${String(at).padStart(3, '0')}`;
    return body + nirKey(body);
  });
  await world.db.transaction().execute(async trx => {
    for (const nir of numbers) await putInsured(trx, world, person(nir));
  });
  const rows = await world.db
    .selectFrom('professional')
    .innerJoin('exercise', 'exercise.rpps', 'professional.rpps')
    .select(['professional.rpps', 'specialty'])
    .where('profession_system', '=', 'TRE_G15')
    .execute();
  await world.close();
  const never = new Set(
    rows.filter(row => ['SM25', 'C41'].includes(row.specialty ?? '')).map(row => row.rpps),
  );
  const all = new Set(rows.map(row => row.rpps));
  return { numbers, rpps: [...all].filter(rpps => !never.has(rpps)).slice(0, desks) };
}

const person = (nir: string): NewPerson => ({
  ...{ nir, familyName: 'MESURE', givenName: 'Paul', sex: 'M', birthDate: '1970-08-12', language: 'fr' },
  ...{
    email: null,
    phone: null,
    address: ['1 rue du Banc', '75001 Paris'],
    treatingDoctor: null,
    children: [],
  },
});

async function atDesk(origin: string, rpps: string): Promise<Reader> {
  const reader = new Reader(origin);
  await reader.open('/fr/soignants/connexion');
  let page = await reader.submit({}, { name: 'person', value: `8${rpps}` });
  const [place] = choices(page);
  if (place !== undefined) page = await reader.submit({ place });
  if (!page.url.pathname.endsWith('/accueil')) throw new Error(`Not at a desk but at ${page.url.pathname}`);
  return reader;
}

/** Each creation at its own moment, whether or not the one before has ended. Gives the times of its forms. */
async function createAll(
  origin: string,
  readers: readonly Reader[],
  numbers: readonly string[],
): Promise<number[][]> {
  const start = performance.now();
  return Promise.all(
    numbers.map(async (nir, at) => {
      const reader = readers[at % readers.length];
      if (reader === undefined) throw new Error('No desk.');
      const begin = start + (at * 1000 * steps) / perSecond;
      await wait(Math.max(0, begin - performance.now()));
      const times: number[] = [];
      await reader.open('/fr/soignants/creer');
      for (const [step, fields] of typed(nir).entries()) {
        await wait(Math.max(0, begin + (step + 0.5) * pause - performance.now()));
        times.push(await send(origin, reader, fields));
      }
      if (!reader.page?.url.pathname.endsWith('/fait'))
        throw new Error(`Ended at ${reader.page?.url.pathname}`);
      return times;
    }),
  );
}

/** Sends the form of the page and opens the page that follows. Gives how long the answer to the form took, in milliseconds. */
async function send(origin: string, reader: Reader, fields: Record<string, string>): Promise<number> {
  const path = reader.page?.url.pathname ?? '';
  const body = new URLSearchParams({ ...reader.hidden(), ...fields });
  const start = performance.now();
  const response = await fetch(`${origin}${path}`, {
    ...{ method: 'POST', redirect: 'manual', body },
    headers: { Cookie: reader.cookie, 'Sec-Fetch-Site': 'same-origin' },
  });
  await response.arrayBuffer();
  const took = performance.now() - start;
  if (response.status !== 303) throw new Error(`${path} was answered with ${response.status}.`);
  await reader.open(response.headers.get('Location') ?? '');
  return took;
}
