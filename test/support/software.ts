import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Client } from 'fhir-kit-client';
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose';
import Provider from 'oidc-provider';
import { onTestFinished } from 'vitest';
import { demoIdentities } from '../../server/features/demo-issuer/people.ts';
import { freshSite, type TestSite } from './site.ts';

/** An OpenID provider that runs for one test, whose key the test holds. */
export interface TestIssuer {
  readonly url: string;
  readonly key: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly kid: string;
  stop(): Promise<void>;
}

/** Starts a real provider on a port of its own. */
export async function startIssuer(): Promise<TestIssuer> {
  const { privateKey: key, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const kid = 'test-key';
  const server = createServer();
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(url, {
    clients: [],
    jwks: { keys: [{ ...(await exportJWK(key)), kid, use: 'sig', alg: 'RS256' }] },
    cookies: { keys: ['only for a test'] },
    features: { devInteractions: { enabled: false } },
  });
  server.on('request', provider.callback());
  const stop = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
  };
  onTestFinished(stop);
  return { url, key, publicKey, kid, stop };
}

/** A site whose professionals' issuer the test holds, on the clock of today: tokens are made by it. */
export interface SoftwareSite {
  readonly site: TestSite;
  readonly issuer: TestIssuer;
  readonly base: string;
  /** A token for one of the demo professionals, with something changed. */
  token(rpps: string, change?: Change): Promise<string>;
  /** A program of a professional. */
  client(rpps: string): Promise<Client>;
  /** Asks by hand. */
  ask(path: string, how?: RequestInit & { rpps?: string }): Promise<Response>;
}

export interface Change {
  readonly claims?: Record<string, unknown>;
  readonly key?: CryptoKey | Uint8Array;
  readonly header?: { alg?: string; kid?: string };
}

/** Starts a site. `isReal`: its issuer is told by the environment, as on a real site, which takes a second more. */
export async function softwareSite({ isReal = false } = {}): Promise<SoftwareSite> {
  const issuer = await startIssuer();
  const [clientId, clientSecret] = ['mon-dmp', 'only for a test'];
  const env = { PSC_ISSUER: issuer.url, PSC_CLIENT_ID: clientId, PSC_CLIENT_SECRET: clientSecret };
  const site = await freshSite(isReal ? { env } : {});
  site.web.issuers.embed({
    settings: async () => ({ url: issuer.url, clientId, clientSecret }),
    reach:
      () =>
      (address, { body: _, ...options }) =>
        fetch(address, options),
  });
  const base = `${site.origin}/fhir`;
  const at = () => Math.floor(site.world.now().getTime() / 1000);
  const token = (rpps: string, change: Change = {}) => makeToken({ issuer, base, rpps, now: at() }, change);
  return {
    ...{ site, issuer, base, token },
    client: async rpps => new Client({ baseUrl: base, bearerToken: await token(rpps) }),
    ask: async (path, { rpps, ...how } = {}) => {
      const headers = new Headers(how.headers);
      if (rpps !== undefined) headers.set('Authorization', `Bearer ${await token(rpps)}`);
      return fetch(`${base}${path}`, { ...how, headers });
    },
  };
}

async function makeToken(
  { issuer, base, rpps, now }: { issuer: TestIssuer; base: string; rpps: string; now: number },
  { claims, key = issuer.key, header }: Change,
): Promise<string> {
  const person = demoIdentities('psc').find(({ id }) => id === `8${rpps}`);
  const usual = { iss: issuer.url, aud: base, sub: `8${rpps}`, azp: 'logiciel-cabinet' };
  return new SignJWT({ ...person?.claims, ...usual, iat: now, exp: now + 300, ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: issuer.kid, typ: 'at+jwt', ...header })
    .sign(key);
}
