// The process that reads PDFs, one at a time; it ends when the server closes the channel or dies. A PDF comes from anybody:
// this process has no keys, no environment, may write no file and start no program, and has nothing to fetch with.
import { Worker } from 'node:worker_threads';
import type { PdfReading } from './reading.ts';

for (const name of ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest', 'WebAssembly']) {
  Reflect.deleteProperty(globalThis, name);
}

// Streams are unpacked outside the heap, which Node's own limit does not count, in loops that nothing interrupts.
new Worker(new URL('./memory-watch.ts', import.meta.url), { execArgv: [] }).unref();

// Loaded once there is nothing to fetch with.
const { readHere } = await import('./read.ts');

process.on('message', async (bytes: Uint8Array) => {
  const reading: PdfReading = await readHere(bytes);
  process.send?.(reading);
});
process.on('disconnect', () => process.exit(0));
