import { get } from 'node:http';
import { brotliDecompressSync } from 'node:zlib';
import { languages } from '../../server/i18n.ts';
import { Reader } from '../support/reader.ts';
import { startSite } from '../support/site.ts';
import type { Figure } from './figure.ts';
import { walkJourney } from './walk.ts';

interface Received {
  /** What travelled, in bytes, headers apart. */
  readonly bytes: number;
  readonly text: string;
}

/** What one page weighs at a first visit, in bytes. */
interface Weight {
  readonly page: string;
  readonly text: number;
  readonly all: number;
}

function receive(url: URL, cookie = ''): Promise<Received> {
  const headers = { 'Accept-Encoding': 'br', ...(cookie === '' ? {} : { Cookie: cookie }) };
  return new Promise((resolve, reject) => {
    get(url, { headers }, async response => {
      const body = Buffer.concat(await response.toArray());
      if (response.statusCode !== 200)
        return reject(new Error(`${response.statusCode} from ${url.pathname}`));
      const plain = response.headers['content-encoding'] === 'br' ? brotliDecompressSync(body) : body;
      resolve({ bytes: body.length, text: plain.toString('utf8') });
    }).on('error', reject);
  });
}

/** Files that never change are fetched once by the benchmark, as they are by a browser. */
const files = new Map<string, Promise<Received>>();

function receiveFile(url: URL): Promise<Received> {
  const received = files.get(url.href) ?? receive(url);
  files.set(url.href, received);
  return received;
}

/** The files that a page or a style sheet names, each once. */
function filesIn(text: string, at: URL): URL[] {
  const found = text.matchAll(/(?:href|src)="([^"#]*\/static\/[^"#]+)|url\("([^"]+)"\)/g);
  return [...new Set([...found].map(([, inPage, inStyle]) => new URL(inPage ?? inStyle ?? '', at).href))].map(
    href => new URL(href),
  );
}

async function weigh(url: URL, cookie: string): Promise<Weight> {
  const html = await receive(url, cookie);
  let [text, all] = [html.bytes, html.bytes];
  for (const file of filesIn(html.text, url)) {
    const { bytes, text: contents } = await receiveFile(file);
    all += bytes;
    if (!file.pathname.endsWith('.css')) continue;
    text += bytes;
    for (const font of filesIn(contents, file)) all += (await receiveFile(font)).bytes;
  }
  return { page: url.pathname.replace(/[\w-]{22}/, ':record'), text, all };
}

/** The heaviest page of the journey in every language, at a first visit. */
export async function weightFigures(): Promise<Figure[]> {
  const weights: Weight[] = [];
  for (const { code } of languages) {
    const site = await startSite();
    const reader = new Reader(site.origin);
    await walkJourney(site, { reader, language: code }, async url => {
      const cookie = reader.cookie;
      weights.push(await weigh(url, cookie));
    });
    await site.close();
  }
  const note = (weight: Weight) => `${weight.page}, of ${weights.length} pages`;
  const byText = weights.reduce((a, b) => (b.text > a.text ? b : a));
  const byAll = weights.reduce((a, b) => (b.all > a.all ? b : a));
  return [
    {
      name: 'HTML and CSS of the heaviest page',
      unit: 'bytes',
      value: byText.text,
      limit: 14_000,
      note: note(byText),
    },
    {
      name: 'all that the heaviest page loads',
      unit: 'bytes',
      value: byAll.all,
      limit: 60_000,
      note: note(byAll),
    },
  ];
}
