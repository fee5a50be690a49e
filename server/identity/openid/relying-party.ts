import * as openid from 'openid-client';
import type { IssuerSettings } from '../../config.ts';

/** Seconds after which an issuer that does not answer counts as down. */
const patience = 8;

/** How the site talks to an issuer. `fetch`: another way to reach it, for the one that a demo site holds itself. */
export interface Reached {
  readonly settings: IssuerSettings;
  readonly fetch?: openid.CustomFetch;
}

/** An issuer does not answer, or not as OpenID Connect says. */
export class IssuerDown extends Error {
  readonly code = 'ISSUER_DOWN';
}

/** What came back from an issuer is not what was asked for: refused, replayed, forged, too old. */
export class SignInRefused extends Error {
  readonly code = 'SIGN_IN_REFUSED';
}

/** Reads an issuer's configuration (OpenID Connect Discovery 1.0). @throws IssuerDown */
export async function discoverIssuer({ settings, fetch }: Reached): Promise<openid.Configuration> {
  const { url, clientId, clientSecret } = settings;
  // Production takes no issuer without TLS (config.ts).
  const execute = url.startsWith('http://') ? [openid.allowInsecureRequests] : [];
  // A token that comes over TLS may be taken without looking at its signature: this site looks all the same.
  execute.push(openid.enableNonRepudiationChecks);
  const options = { execute, timeout: patience, ...(fetch && { [openid.customFetch]: fetch }) };
  const client = openid.ClientSecretPost(clientSecret);
  return openid.discovery(new URL(url), clientId, undefined, client, options).catch(unreachable);
}

function unreachable(error: unknown): never {
  throw new IssuerDown(error instanceof Error ? error.name : 'unknown');
}

/** What has to come back with an answer. */
export interface Asked {
  readonly state: string;
  readonly nonce: string;
  /** The secret of the proof key (PKCE, RFC 7636). */
  readonly verifier: string;
}

export interface Asking {
  /** Where the issuer sends the browser back. */
  readonly redirectUri: string;
  readonly scope: string;
  /** The levels of authentication asked for (`acr_values`). */
  readonly level?: string;
  /** The language of the issuer's pages. */
  readonly language: string;
}

/** Makes the address at which somebody signs in, and what has to come back. */
export async function askIssuer(
  issuer: openid.Configuration,
  { redirectUri, scope, level, language }: Asking,
): Promise<Asked & { readonly address: URL }> {
  const verifier = openid.randomPKCECodeVerifier();
  const state = openid.randomState();
  const nonce = openid.randomNonce();
  const address = openid.buildAuthorizationUrl(issuer, {
    redirect_uri: redirectUri,
    ...{ scope, state, nonce, ui_locales: language },
    code_challenge: await openid.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...(level !== undefined && { acr_values: level }),
  });
  return { address, state, nonce, verifier };
}

/** Whom an issuer has recognised: its own name for them, what it tells of them, and the token to leave with. */
export interface Recognised {
  readonly subject: string;
  readonly userinfo: unknown;
  readonly idToken: string;
}

/**
 * Takes an issuer's answer: the code becomes tokens, whose signature, issuer, audience, nonce and level are checked, and
 * the tokens tell who it is. `answer` is the whole address to which the browser came back.
 * @throws SignInRefused, IssuerDown
 */
export async function hearIssuer(
  issuer: openid.Configuration,
  answer: URL,
  { state, nonce, verifier, level }: Asked & { readonly level?: string },
): Promise<Recognised> {
  const checks = {
    ...{ pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce },
    idTokenExpected: true,
  };
  const tokens = await openid.authorizationCodeGrant(issuer, answer, checks).catch(refusedOrDown);
  const claims = tokens.claims();
  if (claims === undefined || tokens.id_token === undefined) throw new SignInRefused('No identity.');
  if (level !== undefined && claims.acr !== level) throw new SignInRefused('Another level.');
  const userinfo = await openid.fetchUserInfo(issuer, tokens.access_token, claims.sub).catch(refusedOrDown);
  return { subject: claims.sub, userinfo, idToken: tokens.id_token };
}

/** What an issuer tells of whom a token of access was made for. @throws SignInRefused, IssuerDown */
export async function userinfoOf(issuer: openid.Configuration, token: string, subject: string) {
  return openid.fetchUserInfo(issuer, token, subject).catch(refusedOrDown);
}

/** Faults of the network and of the issuer's own side; anything else is an answer that must not be taken. */
function refusedOrDown(error: unknown): never {
  const { name, code, status } = Object(error) as { name?: unknown; code?: unknown; status?: unknown };
  const isDown =
    name === 'TypeError' || code === 'OAUTH_TIMEOUT' || (typeof status === 'number' && status >= 500);
  if (isDown) throw new IssuerDown(String(code ?? name));
  throw new SignInRefused(String(code ?? name));
}

/** Where somebody leaves the issuer too; nothing when the issuer has no such place. */
export function endAtIssuer(
  issuer: openid.Configuration,
  { idToken, backTo, language }: { idToken: string; backTo: string; language: string },
): URL | undefined {
  if (issuer.serverMetadata().end_session_endpoint === undefined) return undefined;
  return openid.buildEndSessionUrl(issuer, {
    id_token_hint: idToken,
    post_logout_redirect_uri: backTo,
    ui_locales: language,
    // Comes back with the browser: the visit that knew the language is over then.
    state: language,
  });
}
