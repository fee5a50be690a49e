import type { Request } from 'express';
import type { Configuration } from 'openid-client';
import type { IssuerName, IssuerSettings } from '../config.ts';
import { referenceLanguage } from '../i18n.ts';
import { discoverIssuer, IssuerDown, type Reached } from '../identity/openid/relying-party.ts';
import { hour } from '../storage/time.ts';
import type { World } from '../world.ts';
import type { Web } from './context.ts';
import { originOf } from './origin.ts';

/** An issuer that a demo site holds itself: how the site is known there, and how its own process reaches it. */
export interface EmbeddedIssuers {
  settings(name: IssuerName, origin: string): Promise<IssuerSettings>;
  reach(request: Request): Reach;
}

export type Reach = NonNullable<Reached['fetch']>;

/** How long what an issuer told of itself is believed, in milliseconds: its keys may change. */
const believed = hour;

interface Known {
  readonly at: number;
  readonly issuer: Promise<Configuration>;
}

/** Remembers what the issuers of one site told of themselves. */
export class Issuers {
  readonly #world: World;
  #embedded: EmbeddedIssuers | undefined;
  readonly #known = new Map<string, Known>();

  constructor(world: World) {
    this.#world = world;
  }

  /** Has the site take the issuers that it holds itself, where the environment names none. */
  embed(embedded: EmbeddedIssuers): void {
    this.#embedded = embedded;
  }

  /** Whether anybody can sign in by this issuer. */
  isOpen(name: IssuerName): boolean {
    return this.#world.config.issuers[name] !== undefined || this.#embedded !== undefined;
  }

  /** The issuer by which somebody signs in, as this request reaches it. @throws IssuerDown, also when there is none */
  async find(name: IssuerName, request: Request): Promise<Configuration> {
    const reached = await this.#reached(name, request);
    const key = `${name} ${reached.settings.url}`;
    const now = this.#world.now().getTime();
    const known = this.#known.get(key);
    // A demo site is reached in another way by each request: nothing of that is kept.
    if (known !== undefined && now - known.at < believed && reached.fetch === undefined) return known.issuer;
    const issuer = discoverIssuer(reached);
    if (reached.fetch === undefined) this.#known.set(key, { at: now, issuer });
    // One that was down is asked again the next time.
    issuer.catch(() => this.#known.delete(key));
    return issuer;
  }

  async #reached(name: IssuerName, request: Request): Promise<Reached> {
    const settings = this.#world.config.issuers[name];
    if (settings !== undefined) return { settings };
    if (this.#embedded === undefined) throw new IssuerDown('There is none.');
    const origin = originOf(this.#world, request);
    return { settings: await this.#embedded.settings(name, origin), fetch: this.#embedded.reach(request) };
  }
}

/**
 * Where an issuer sends the browser back: one address, whatever the language, for an issuer is told each address by hand.
 */
export function returnAddress({ world }: Web, request: Request, path: string): string {
  return `${originOf(world, request)}${world.base}/${referenceLanguage}${path}`;
}
