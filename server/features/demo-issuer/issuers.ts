import type { Request, RequestHandler } from 'express';
import type { KoaContextWithOIDC } from 'oidc-provider';
import type { IssuerName, IssuerSettings } from '../../config.ts';
import { findLanguage, referenceLanguage } from '../../i18n.ts';
import type { Web } from '../../web/context.ts';
import type { EmbeddedIssuers, Reach } from '../../web/issuers.ts';
import { originOf } from '../../web/origin.ts';
import { sendPage } from '../../web/render.ts';
import { type DemoIssuer, makeIssuer } from './provider.ts';

/** The part of the address under which each issuer of a demo site stands. */
export const issuerPaths = { psc: '/demo/psc', staff: '/demo/personnel' } as const;

/** Where each sends browsers back to, and where they go when they have left. */
const pages = { psc: '/soignants', staff: '/agents' } as const;

/** For how many names of the site, of both kinds together. */
const most = 20;

/**
 * The OpenID providers that a demo site holds itself, one of each for each name under which the site is known: a tablet in
 * the same room knows it by another name than the machine itself, and an issuer has one name.
 */
export class DemoIssuers implements EmbeddedIssuers {
  readonly #web: Web;
  readonly #kept = new Map<string, Promise<DemoIssuer>>();

  constructor(web: Web) {
    this.#web = web;
  }

  /** The issuer of this kind, as the site is known under this origin. */
  find(name: IssuerName, origin: string): Promise<DemoIssuer> {
    const known = this.#kept.get(`${name} ${origin}`);
    if (known !== undefined) return known;
    // Anybody can ask by any name: the oldest goes.
    const [oldest] = this.#kept.keys();
    if (this.#kept.size >= most && oldest !== undefined) this.#kept.delete(oldest);
    const issuer = this.#make(name, origin);
    this.#kept.set(`${name} ${origin}`, issuer);
    return issuer;
  }

  async settings(name: IssuerName, origin: string): Promise<IssuerSettings> {
    return (await this.find(name, origin)).client;
  }

  /** Reaches the issuer where this very process listens, whatever stands before it, and never another machine. */
  reach({ socket }: Request): Reach {
    const { localAddress = '127.0.0.1', localPort, remoteFamily } = socket;
    const host = remoteFamily === 'IPv6' ? `[${localAddress}]` : localAddress;
    return async (address, options) => {
      const asked = new URL(address);
      const headers = new Headers(options.headers);
      headers.set('X-Forwarded-Host', asked.host);
      headers.set('X-Forwarded-Proto', asked.protocol.slice(0, -1));
      const { method, body = null, signal = null } = options;
      const here = `http://${host}:${localPort}${asked.pathname}${asked.search}`;
      return fetch(here, { method, headers, body, signal, redirect: 'manual' });
    };
  }

  #make(name: IssuerName, origin: string): Promise<DemoIssuer> {
    const root = `${origin}${this.#web.world.base}`;
    const page = `${root}/${referenceLanguage}${pages[name]}`;
    return makeIssuer({
      name,
      issuer: `${root}${issuerPaths[name]}`,
      returns: { to: `${page}/retour`, out: `${page}/sorti`, software: `${root}/demo/logiciel` },
      audience: `${root}/fhir`,
      interaction: (uid, language) => {
        const { code } = findLanguage(language) ?? { code: referenceLanguage };
        return `${root}/${code}/demo/identite/${name}/${uid}`;
      },
      askToLeave: (context, form) => this.#askToLeave(context, form),
    });
  }

  /** Answers in the site's own look; the library made the form and knows what is sent back. */
  #askToLeave(context: KoaContextWithOIDC, form: string): void {
    context.respond = false;
    const { request, response } = expressOf(context);
    const asked = findLanguage(String(context.oidc.params?.ui_locales ?? ''));
    request.language = asked ?? request.language;
    sendPage(
      { web: this.#web, request, response },
      { view: 'demo-issuer/leave', title: 'portal:issuer.leave', model: readForm(form) },
    );
  }
}

/** What the form of the library holds: its own HTML would not pass the checks of this site's pages. */
function readForm(form: string): { action: string; secret: string } {
  const [, action = ''] = /action="([^"]+)"/.exec(form) ?? [];
  const [, secret = ''] = /name="xsrf" value="([^"]+)"/.exec(form) ?? [];
  return { action, secret };
}

/** The request and the answer as Express made them: the issuer is mounted in the site's own app. */
function expressOf({ req, res }: KoaContextWithOIDC): {
  request: Request;
  response: NonNullable<Request['res']>;
} {
  const request = req as Request;
  return { request, response: res as NonNullable<Request['res']> };
}

/** Answers what is below the address of an issuer. */
export function issuerHandler(web: Web, issuers: DemoIssuers, name: IssuerName): RequestHandler {
  return async (request, response) => {
    const origin = new URL(originOf(web.world, request));
    request.headers['x-forwarded-host'] = origin.host;
    request.headers['x-forwarded-proto'] = origin.protocol.slice(0, -1);
    const { provider } = await issuers.find(name, origin.origin);
    await provider.callback()(request, response);
  };
}
