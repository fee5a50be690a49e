// Beside the reader, in a thread of its own: ends the process when a PDF takes too much memory.
const MOST_BYTES = 400_000_000;
const EVERY_MS = 50;

setInterval(() => {
  if (process.memoryUsage.rss() > MOST_BYTES) process.kill(process.pid, 'SIGKILL');
}, EVERY_MS);
