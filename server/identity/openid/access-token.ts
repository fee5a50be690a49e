import { createRemoteJWKSet, customFetch, errors, type JWTPayload, jwtVerify, type RemoteJWKSet } from 'jose';
import * as openid from 'openid-client';
import { keepLast } from '../../storage/keep-last.ts';
import type { World } from '../../world.ts';
import { IssuerDown } from './relying-party.ts';

/** A token of access is not one that this site takes: which reason it is, nobody is told. */
export class TokenRefused extends Error {
  readonly code = 'TOKEN_REFUSED';
}

/** What a token of access says. */
export interface AccessToken {
  /** The program that holds it, as its issuer names it. */
  readonly software: string;
  readonly claims: JWTPayload;
}

/** Seconds by which the clocks of two machines may differ. */
const tolerance = 5;
const patience = 5_000;

/** A key is asked of the issuer once; a token that names an unknown one asks again, at most every 30 seconds. */
const keySets = keepLast<RemoteJWKSet>(20);

/** The keys of an issuer, as this request reaches it. */
function keysOf(issuer: openid.Configuration): RemoteJWKSet {
  const { jwks_uri } = issuer.serverMetadata();
  if (jwks_uri === undefined) throw new IssuerDown('It tells no keys.');
  const reach = issuer[openid.customFetch];
  // The one that a demo site holds itself is reached in another way by each request, and answers at once.
  if (reach !== undefined)
    return createRemoteJWKSet(new URL(jwks_uri), {
      timeoutDuration: patience,
      [customFetch]: (url, options) =>
        reach(url, { ...options, body: undefined, headers: Object.fromEntries(options.headers) }),
    });
  return keySets(jwks_uri, () => createRemoteJWKSet(new URL(jwks_uri), { timeoutDuration: patience }));
}

/**
 * Checks a token of access (RFC 9068): signed by a key of the issuer with an algorithm of two keys, for this audience, and
 * not over. @throws TokenRefused whatever is wrong with it, IssuerDown when its keys cannot be had
 */
export async function readAccessToken(
  world: World,
  token: string,
  from: { readonly issuer: openid.Configuration; readonly audience: string },
): Promise<AccessToken> {
  const { issuer } = from.issuer.serverMetadata();
  const { payload } = await jwtVerify(token, keysOf(from.issuer), {
    ...{ issuer, audience: from.audience, algorithms: ['RS256', 'PS256', 'ES256'] },
    ...{ requiredClaims: ['exp', 'sub'], currentDate: world.now(), clockTolerance: tolerance },
  }).catch(refusedOrDown);
  const software = payload.azp ?? payload.client_id;
  if (typeof software !== 'string' || software === '') throw new TokenRefused('No software.');
  return { software: software.slice(0, 200), claims: payload };
}

/** What jose says of a token is its fault; all else is that the keys could not be read. */
function refusedOrDown(error: unknown): never {
  if (error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError))
    throw new IssuerDown(error instanceof Error ? error.name : 'unknown');
  if (error.code === 'ERR_JOSE_GENERIC' || error.code === 'ERR_JWKS_INVALID')
    throw new IssuerDown(error.code);
  throw new TokenRefused(error.code);
}
