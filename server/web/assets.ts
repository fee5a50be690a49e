import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { RequestHandler } from 'express';
import { makeSprites } from './sprites.ts';

interface Asset {
  readonly type: string;
  readonly plain: Buffer;
  /** Whether compressing makes it smaller: fonts and photographs are compressed already. */
  readonly shrinks: boolean;
  /** The file compressed, each way made when it is first asked for. */
  readonly packed: Map<'br' | 'gzip', Promise<Buffer>>;
}

/** The static files of the site, each under a name that changes with its contents. */
export interface Assets {
  /** The hashed name of a file, such as `css/site.css` or `pictograms/common.svg`. @throws when there is none. */
  name(file: string): string;
  /** Answers GET and HEAD for hashed names; everything else goes on. */
  readonly handler: RequestHandler;
}

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
};

const publicFolder = join(import.meta.dirname, '..', '..', 'public');
const require = createRequire(import.meta.url);

/** Files that come from packages, so that the newest is served without a copy in this project. */
const fromPackages: Record<string, string> = {
  'js/htmx.js': 'htmx.org/dist/htmx.min.js',
  'fonts/regular.woff2':
    '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-400-normal.woff2',
  'fonts/bold.woff2':
    '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-700-normal.woff2',
};

function readAll(): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (const folder of ['js', 'icons', 'css']) {
    for (const file of readdirSync(join(publicFolder, folder), { recursive: true, withFileTypes: true })) {
      if (!file.isFile() || types[extname(file.name)] === undefined) continue;
      const path = join(file.parentPath, file.name);
      files.set(path.slice(publicFolder.length + 1), readFileSync(path));
    }
  }
  for (const [name, path] of Object.entries(fromPackages))
    files.set(name, readFileSync(require.resolve(path)));
  for (const [name, text] of makeSprites()) files.set(name, Buffer.from(text));
  return files;
}

/** One style sheet: every file of public/css in the order of its name, with the fonts' hashed addresses put in. */
function joinStyles(files: Map<string, Buffer>, hashed: (name: string) => string): Buffer {
  const sheets = [...files.keys()].filter(name => name.startsWith('css/')).sort();
  const text = sheets.map(name => String(files.get(name) ?? '')).join('\n');
  const addressed = text.replace(
    /url\("\/?(fonts\/[^"]+)"\)/g,
    (_all, name: string) => `url("../${hashed(name)}")`,
  );
  return Buffer.from(addressed.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\s*\n\s*/g, '\n'));
}

const ownScript = /^js\/(?!htmx\.js$)/;

function fileOf(files: Map<string, Buffer>, name: string): Buffer {
  const contents = files.get(name);
  if (contents === undefined) throw new Error(`No file ${name}`);
  return contents;
}

/**
 * A script without its comments, which stand on lines of their own, and with the hashed names of the scripts beside it
 * that it imports, which must not import it in turn.
 */
function joinScripts(contents: Buffer, hashed: (name: string) => string): Buffer {
  const text = String(contents).replace(
    /(\bfrom |\bimport\()'\.\/([\w-]+\.js)'/g,
    (_all, before: string, name: string) => `${before}'./${hashed(`js/${name}`).slice('js/'.length)}'`,
  );
  return Buffer.from(text.replace(/^\s*(?:\/\*\*[\s\S]*?\*\/|\/\/.*)\n/gm, '').replace(/\n\s+/g, '\n'));
}

function makeAsset(name: string, plain: Buffer): Asset {
  const type = types[extname(name)] ?? 'application/octet-stream';
  return { type, plain, shrinks: !/\.(woff2|png)$/.test(name), packed: new Map() };
}

const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
const pack = {
  br: (plain: Buffer) => promisify(brotliCompress)(plain, quality),
  gzip: (plain: Buffer) => promisify(gzip)(plain, { level: 9 }),
};

/** The file compressed as well as can be, once, away from the thread that answers. */
function packedAs(asset: Asset, way: 'br' | 'gzip'): Promise<Buffer> {
  const packed = asset.packed.get(way) ?? pack[way](asset.plain);
  asset.packed.set(way, packed);
  return packed;
}

/** Reads and names by content every static file, once. */
export function loadAssets(): Assets {
  const files = readAll();
  const names = new Map<string, string>();
  const served = new Map<string, Asset>();
  const add = (name: string, contents: Buffer): string => {
    const hash = createHash('sha256').update(contents).digest('base64url').slice(0, 12);
    const hashedName = name.replace(/(\.[a-z0-9]+)$/, `.${hash}$1`);
    names.set(name, hashedName);
    served.set(`/${hashedName}`, makeAsset(name, contents));
    return hashedName;
  };
  const find = (name: string): string => {
    const found = names.get(name);
    if (found === undefined) throw new Error(`No static file ${name}`);
    return found;
  };
  const addScript = (name: string, contents: Buffer): string =>
    names.get(name) ??
    add(
      name,
      joinScripts(contents, other => addScript(other, fileOf(files, other))),
    );
  for (const [name, contents] of files) {
    if (ownScript.test(name)) addScript(name, contents);
    else if (!name.startsWith('css/')) add(name, contents);
  }
  add('css/site.css', joinStyles(files, find));
  return { name: find, handler: serve(served) };
}

function serve(served: ReadonlyMap<string, Asset>): RequestHandler {
  return async (request, response, next) => {
    const asset = served.get(request.path);
    if (asset === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) return next();
    response
      .set('Cache-Control', 'public, max-age=31536000, immutable')
      .vary('Accept-Encoding')
      .type(asset.type);
    const way = asset.shrinks && request.acceptsEncodings('br', 'gzip', 'identity');
    if (way !== 'br' && way !== 'gzip') return void response.send(asset.plain);
    const packed = await packedAs(asset, way);
    response.set('Content-Encoding', way).send(packed);
  };
}
