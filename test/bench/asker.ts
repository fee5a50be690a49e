import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** How many connections ask at the same time, each one request after the other. */
const connections = 16;

/** Where a whole answer ends in `bytes`; nothing while it is not complete. @throws on anything but a 200 */
function endOfAnswer(bytes: Buffer): number | undefined {
  const head = bytes.indexOf('\r\n\r\n');
  if (head < 0) return undefined;
  const lines = bytes.toString('latin1', 0, head);
  if (!lines.startsWith('HTTP/1.1 200')) throw new Error(lines.split('\r\n')[0]);
  const length = /\r\ncontent-length: (\d+)/i.exec(lines)?.[1];
  if (length === undefined) throw new Error('An answer without a length.');
  const end = head + 4 + Number(length);
  return bytes.length >= end ? end : undefined;
}

async function askOn(socket: Socket, request: string, next: () => boolean): Promise<void> {
  await once(socket, 'connect');
  socket.setNoDelay(true);
  while (next()) {
    socket.write(request);
    let bytes = Buffer.alloc(0);
    do {
      const [chunk] = await once(socket, 'data');
      bytes = Buffer.concat([bytes, chunk]);
    } while (endOfAnswer(bytes) === undefined);
  }
  socket.destroy();
}

/** Asks for one page `count` times over connections that stay open. Returns requests per second. */
export async function ask(page: URL, count: number, cookie = ''): Promise<number> {
  const headers = [
    `Host: ${page.host}`,
    'Connection: keep-alive',
    ...(cookie === '' ? [] : [`Cookie: ${cookie}`]),
  ];
  const request = `GET ${page.pathname} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`;
  let left = count;
  const next = () => left-- > 0;
  const start = performance.now();
  const sockets = Array.from({ length: connections }, () => connect(Number(page.port), page.hostname));
  await Promise.all(sockets.map(socket => askOn(socket, request, next)));
  return (count / (performance.now() - start)) * 1000;
}
