import { createServer } from 'node:http';
import express from 'express';
import { createApp } from './app.ts';
import { ConfigError, readConfig } from './config.ts';
import { loadDemo } from './identity/load-demo.ts';
import { type OpenWorld, openWorld } from './open-world.ts';
import { StampError } from './storage/stamp.ts';
import { makeWeb } from './web/site.ts';
import { startSiteWorker } from './worker-jobs.ts';

/** How long requests under way may take when the site stops, in milliseconds. */
const patience = 10_000;

async function start(): Promise<void> {
  const world = await openWorld(readConfig(process.env));
  if (world.config.demo) await loadDemo(world);
  const worker = startSiteWorker(world);
  const web = makeWeb(world, { wake: () => worker.wake(), watch: process.env.WATCH_VIEWS === '1' });
  const site = express().use(world.base || '/', createApp(web));
  const server = createServer(site);
  // For files over a slow line; anything else has 30 seconds (web/slow-requests.ts).
  server.requestTimeout = 15 * 60_000;
  server.headersTimeout = 15_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(world.config.port, world.config.host, resolve);
  });
  say(world);
  const stop = async (): Promise<void> => {
    setTimeout(() => process.exit(1), patience).unref();
    const closed = new Promise(resolve => server.close(resolve));
    server.closeIdleConnections();
    await closed;
    await worker.stop();
    await web.printer.close();
    await web.pdfReader.close();
    await world.close();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

function say({ config, base }: OpenWorld): void {
  const site = `http://${config.host === '0.0.0.0' ? 'localhost' : config.host}:${config.port}${base}/`;
  process.stdout.write(`Mon DMP: ${site}\n`);
  if (config.demo) process.stdout.write(`Demo people and messages: ${site}fr/demo\n`);
}

/**
 * Starts the site that the environment describes; SIGTERM and SIGINT stop it cleanly. What keeps it from starting is
 * told on standard error, in words where it is the operator's to mend, and the process ends.
 */
export async function startOrExplain(): Promise<void> {
  await start().catch((error: unknown) => {
    if (error instanceof ConfigError) for (const problem of error.problems) console.error(problem);
    else if (error instanceof StampError) console.error(error.message);
    else if (Object(error).code === 'EADDRINUSE')
      console.error('PORT: another program uses this port. Choose another.');
    else console.error(error);
    process.exit(1);
  });
}
