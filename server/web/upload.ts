import type { Readable } from 'node:stream';
import { Busboy } from '@fastify/busboy';
import type { Request, RequestHandler } from 'express';
import { Problem } from './problems.ts';

declare module 'express-serve-static-core' {
  interface Request {
    /** The files that come with a form, of which no byte was read yet. */
    upload?: Upload;
  }
}

/** A file of a form. Its bytes are read once, and before the next file is asked for. */
export interface SentFile {
  /** The name that the browser gives it. */
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** How many files a form may bring, and how large each and all of them may be, in bytes. */
export interface UploadLimits {
  readonly files: number;
  readonly ofFile: number;
  readonly ofAll: number;
}

/** How long a browser may send nothing, and how long what nobody wants is listened to, in milliseconds. */
const quietMs = 30_000;
const unwantedMs = 60_000;

/**
 * A form with files, as it comes in. First its fields, which are there before a byte of a file is read: whoever may not
 * send, or sends too late, has nothing stored. Then one file after the other, no faster than they are taken.
 */
export class Upload {
  readonly #request: Request;
  readonly #parser: InstanceType<typeof Busboy>;
  readonly #files: { name: string; stream: Readable }[] = [];
  /** The one whose bytes are being read. */
  #current: Readable | undefined;
  #isOver = false;
  #broken: Error | undefined;
  #wake = (): void => {};
  #bytes = 0;
  /** More files came than may. */
  hasTooMany = false;
  /** All of it is larger than it may be: no file is given. */
  isTooLarge = false;

  /** @throws Problem 400 when the form cannot be read at all */
  constructor(request: Request, limits: UploadLimits) {
    this.#request = request;
    this.#parser = parserOf(request, limits);
    this.isTooLarge = Number(request.get('Content-Length') ?? 0) > limits.ofAll;
    this.#listen(limits);
  }

  /** The fields that stand before the first file. @throws Problem 400 when the form breaks off */
  async fields(): Promise<Record<string, string>> {
    const fields: Record<string, string> = Object.create(null);
    this.#parser.on('field', (name, value) => {
      if (this.#files.length === 0 && name !== undefined) fields[name] = value;
    });
    this.#request.pipe(this.#parser);
    while (this.#files.length === 0 && !this.#isOver) await this.#news();
    return fields;
  }

  /** The files, in their order. @throws Problem 400 when the form breaks off, 413 when it goes beyond its limit */
  async *files(): AsyncGenerator<SentFile> {
    for (;;) {
      const file = this.#files.shift();
      if (file !== undefined) {
        this.#current = file.stream;
        yield { name: file.name, bytes: this.#read(file.stream) };
        file.stream.resume();
      } else if (this.#isOver) return;
      else await this.#news();
    }
  }

  /** Nobody reads on: what still comes is let go by, so that a browser that is still sending gets its answer. */
  letGo(): void {
    const request = this.#request;
    request.unpipe(this.#parser);
    if (request.complete || request.destroyed) return;
    const timer = setTimeout(() => request.destroy(), unwantedMs).unref();
    request.once('close', () => clearTimeout(timer)).resume();
  }

  async *#read(stream: Readable): AsyncGenerator<Uint8Array> {
    try {
      for await (const bytes of stream.iterator({ destroyOnReturn: false })) yield bytes;
      if (this.#broken !== undefined) throw this.#broken;
    } catch (error) {
      throw this.#broken ?? error;
    }
  }

  async #news(): Promise<void> {
    if (this.#broken !== undefined) throw this.#broken;
    await new Promise<void>(resolve => {
      this.#wake = resolve;
    });
    if (this.#broken !== undefined) throw this.#broken;
  }

  #listen({ ofAll }: UploadLimits): void {
    const request = this.#request;
    request.setTimeout(quietMs, () => request.destroy());
    request.on('data', (bytes: Buffer) => {
      this.#bytes += bytes.length;
      if (this.#bytes > ofAll && !this.isTooLarge) this.#break(new Problem(413));
    });
    request.once('error', () => this.#break(new Problem(400)));
    request.once('close', () => {
      if (!request.complete) this.#break(new Problem(400));
    });
    this.#parser
      .on('file', (_field, stream, name) => this.#arrive(name ?? '', stream))
      .on('filesLimit', () => {
        this.hasTooMany = true;
      })
      .on('error', () => this.#break(new Problem(400)))
      .on('finish', () => {
        this.#isOver = true;
        this.#wake();
      });
  }

  #arrive(name: string, stream: Readable): void {
    // A fault of the form is told once, by `#broken`.
    stream.on('error', () => {});
    this.#files.push({ name, stream });
    this.#wake();
  }

  #break(why: Error): void {
    if (this.#isOver || this.#broken !== undefined) return;
    this.#broken = why;
    for (const { stream } of this.#files) stream.destroy(why);
    this.#current?.destroy(why);
    this.#wake();
  }
}

function parserOf(request: Request, limits: UploadLimits): InstanceType<typeof Busboy> {
  try {
    return new Busboy({
      headers: { ...request.headers, 'content-type': request.get('Content-Type') ?? '' },
      limits: {
        fields: 40,
        fieldSize: 20_000,
        parts: 60,
        files: limits.files,
        fileSize: limits.ofFile + 1,
        headerPairs: 20,
      },
    });
  } catch {
    throw new Problem(400);
  }
}

/**
 * Reads the fields of a form with files, for the pages that take files alone: they are then checked as those of any
 * form are. Anywhere else such a form is nothing, as before.
 */
export function uploads(limits: UploadLimits): RequestHandler {
  return async (request, response, next) => {
    if (!/^multipart\/form-data/i.test(request.get('Content-Type') ?? '')) return next();
    const upload = new Upload(request, limits);
    response.once('close', () => upload.letGo());
    request.upload = upload;
    request.body = await upload.fields();
    next();
  };
}
