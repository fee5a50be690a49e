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

const files = 200;
const size = 5 * 1024 * 1024;

/** What taking a record of 200 files of 5 MB away costs: memory at its highest, and how fast it goes. */
export async function exportFigures(): Promise<Figure[]> {
  const dir = await mkdtemp(join(tmpdir(), 'bench-'));
  const port = await freePort();
  const env = { PORT: String(port), DATA_DIR: dir, NODE_ENV: '', LOG_LEVEL: 'silent' };
  const site = await serve(['server/main.ts'], { port, path: '/fr/', env });
  try {
    const home = await signInAtHome(site.origin);
    // As a site that has been in use for a while.
    await takeAway(home);
    for (let at = 0; at < 2000; at += 1) await (await fetch(`${site.origin}/fr/aide`)).arrayBuffer();
    await fill(dir, home);
    const before = memory(site.pid, 'VmRSS');
    forgetPeak(site.pid);
    const start = performance.now();
    const bytes = await takeAway(home);
    const seconds = (performance.now() - start) / 1000;
    if (bytes < files * size) throw new Error(`Only ${bytes} bytes came.`);
    const grown = memory(site.pid, 'VmHWM') - before;
    const note = `${Math.round(bytes / 1_000_000)} MB in ${seconds.toFixed(0)} s`;
    const figure = { name: 'memory while 200 × 5 MB are taken away', unit: 'MB', limit: 40 };
    return [
      Number.isNaN(grown)
        ? { ...figure, value: null, note: 'this system does not tell' }
        : { ...figure, value: Number(grown.toFixed(1)), note },
    ];
  } finally {
    await site.close();
    await rm(dir, { recursive: true, force: true });
  }
}

async function fill(dataDir: string, { page }: Home): Promise<void> {
  const world = await openWorld(readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' }));
  const access = await ownerOf(world, page.pathname);
  const { recordId } = access;
  for (let number = 0; number < files; number += 1) {
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
