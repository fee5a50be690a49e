import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../server/config.ts';
import { openWorld } from '../../server/open-world.ts';
import { storeBytes } from '../../server/record/document-versions.ts';
import { addDocument } from '../../server/record/write-documents.ts';
import { pdf } from '../support/files.ts';
import { ownerOf } from '../support/full-record.ts';
import { Reader } from '../support/reader.ts';
import type { Figure } from './figure.ts';
import { forgetPeak, memory } from './memory.ts';
import { freePort, serve } from './process.ts';
import { type Home, signInAtHome } from './visit.ts';

const few = 20;
const many = 200;
const size = 5 * 1024 * 1024;

/** How much more memory it takes to send a record of 200 files of 5 MB than one of 20, at its highest: none, if it flows. */
export async function exportFigures(): Promise<Figure[]> {
  const dir = await mkdtemp(join(tmpdir(), 'bench-'));
  const port = await freePort();
  const env = { PORT: String(port), DATA_DIR: dir, NODE_ENV: '', LOG_LEVEL: 'silent' };
  const site = await serve(['server/main.ts'], { port, path: '/fr/', env });
  try {
    const home = await signInAtHome(site.origin);
    await fill(dir, home, few);
    await takeAway(home);
    const before = memory(site.pid, 'VmHWM');
    await fill(dir, home, many - few);
    forgetPeak(site.pid);
    const start = performance.now();
    const bytes = await takeAway(home);
    const seconds = (performance.now() - start) / 1000;
    if (bytes < many * size) throw new Error(`Only ${bytes} bytes came.`);
    const note = `${Math.round(bytes / 1_000_000)} MB in ${seconds.toFixed(0)} s`;
    return [figureOf(memory(site.pid, 'VmHWM') - before, note)];
  } finally {
    await site.close();
    await rm(dir, { recursive: true, force: true });
  }
}

function figureOf(grown: number, note: string): Figure {
  const figure = { name: 'memory to send 200 × 5 MB, above 20 × 5 MB', unit: 'MB', limit: 20 };
  if (Number.isNaN(grown)) return { ...figure, value: null, note: 'this system does not tell' };
  return { ...figure, value: Number(grown.toFixed(1)), note };
}

async function fill(dataDir: string, { page }: Home, count: number): Promise<void> {
  const world = await openWorld(readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' }));
  const access = await ownerOf(world, page.pathname);
  const { recordId } = access;
  for (let number = 0; number < count; number += 1) {
    const content = await storeBytes(world, { recordId, bytes: pdf(`/N ${number}`, size) });
    const said = {
      typeCode: 'DOCPAT05',
      day: '2026-03-01',
      title: `Radio ${number}`,
      format: 'pdf',
    } as const;
    await addDocument(world, access, { ...said, content });
  }
  await world.close();
}

/** Presses the button and lets what comes go. Gives its size in bytes. */
async function takeAway({ page, cookie }: Home): Promise<number> {
  const reader = new Reader(page.origin);
  const [, name = '', value = ''] = /^([^=]+)=(.*)$/.exec(cookie) ?? [];
  reader.cookies.set(name, value);
  await reader.open(`${page.pathname}/emporter-mon-dossier`);
  const body = new URLSearchParams(reader.hidden()).toString();
  const headers = {
    ...{ Cookie: cookie, Origin: page.origin, 'Sec-Fetch-Site': 'same-origin' },
    ...{ 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': body.length },
  };
  return new Promise((resolve, reject) => {
    const sent = request(`${page.href}/emporter-mon-dossier`, { method: 'POST', headers }, response => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.on('end', () => resolve(bytes));
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
