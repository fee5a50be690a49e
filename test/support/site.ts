import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { onTestFinished } from 'vitest';
import { createApp } from '../../server/app.ts';
import { loadDemo } from '../../server/identity/load-demo.ts';
import { type DemoMessage, listDemoMessages } from '../../server/messages/demo-box.ts';
import { createPrinter, type Printer } from '../../server/messages/print/printer.ts';
import type { Worker } from '../../server/messages/worker.ts';
import { createPdfReader, type PdfReader } from '../../server/record/pdf/reader.ts';
import type { Web } from '../../server/web/context.ts';
import { makeWeb } from '../../server/web/site.ts';
import { startSiteWorker } from '../../server/worker-jobs.ts';
import { makeTestWorld, type TestWorld, type TestWorldOptions } from './world.ts';

/** The whole site, listening on a port of its own, with the demo people and a worker that the test drives. */
export interface TestSite {
  readonly world: TestWorld;
  readonly worker: Worker;
  readonly web: Web;
  /** http://127.0.0.1:port */
  readonly origin: string;
  /** Lets the worker do all it can now, and gives the messages that were sent, newest first. */
  messages(): Promise<DemoMessage[]>;
  close(): Promise<void>;
}

let printer: Printer | undefined;
let pdfReader: PdfReader | undefined;

/** Starts a site; the caller closes it. */
export async function startSite(options: TestWorldOptions = {}): Promise<TestSite> {
  const world = await makeTestWorld({ ...options, demo: true });
  await loadDemo(world);
  const worker = startSiteWorker(world, 0);
  printer ??= createPrinter();
  pdfReader ??= createPdfReader();
  const web = makeWeb(world, { printer, pdfReader });
  const app = createApp(web);
  const server = createServer(express().use(world.base || '/', app));
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    world,
    worker,
    web,
    origin: `http://127.0.0.1:${port}`,
    messages: async () => {
      // Every job is due after this, and no two looks share an instant: the newest message is really the newest.
      world.pass(1100);
      await worker.tick();
      return listDemoMessages(world);
    },
    close: () => stop(server, worker, world),
  };
}

async function stop(server: Server, worker: Worker, world: TestWorld): Promise<void> {
  server.closeAllConnections();
  await new Promise(resolve => {
    server.close(resolve);
  });
  await worker.stop();
  await world.close();
}

/** Starts a site that is gone when the test is. */
export async function freshSite(options: TestWorldOptions = {}): Promise<TestSite> {
  const site = await startSite(options);
  onTestFinished(() => site.close());
  return site;
}

const code = /\b([A-Z0-9]{4} [A-Z0-9]{4} [A-Z0-9]{4}|\d{4} \d{4})\b/;

/** Lets the worker send what waits, and gives the newest code as its message writes it. @throws when there is none */
export async function newestCode(site: TestSite): Promise<string> {
  for (const message of await site.messages()) {
    // A number by which something is refused looks like a creation code.
    if (!message.kind.endsWith('-code')) continue;
    const found = code.exec(message.text);
    if (found?.[1] !== undefined) return found[1];
  }
  throw new Error('No message has a code.');
}
