import { randomBytes } from 'node:crypto';
import { exportJWK, generateKeyPair } from 'jose';
import Provider, { type ClientMetadata, type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import type { IssuerName, IssuerSettings } from '../../config.ts';
import { makeMemory } from './memory.ts';
import { type DemoIdentity, demoIdentities } from './people.ts';

/** What a demo issuer needs to know of the site that holds it. */
export interface Place {
  readonly name: IssuerName;
  /** The address of the issuer itself. */
  readonly issuer: string;
  /** Where it sends browsers back to, and where they go when they have left. */
  readonly returns: { readonly to: string; readonly out: string; readonly software: string };
  /** For whom it makes tokens of access that software shows. */
  readonly audience: string;
  /** Where one of the demo people is chosen; `uid` names the sign-in under way. */
  interaction(uid: string, language: string): string;
  /** Asks whether somebody really leaves; `form` is the form that says yes. */
  askToLeave(ctx: KoaContextWithOIDC, form: string): void;
}

/** A demo issuer and the client that the site is there. */
export interface DemoIssuer {
  readonly provider: Provider;
  readonly client: IssuerSettings;
  readonly people: readonly DemoIdentity[];
}

const scopes = { psc: 'openid scope_all', staff: 'openid profile' } as const;

/** The level that Pro Santé Connect answers with (`acr`); the other issuer has none. */
const level = 'eidas1';

/**
 * Makes a real OpenID provider whose people do not exist, for demo sites alone. Its keys are made anew at each start: what it
 * signed before is worth nothing then. Nothing of it is stored.
 */
export async function makeIssuer(place: Place): Promise<DemoIssuer> {
  const people = demoIdentities(place.name);
  const client = { url: place.issuer, clientId: 'mon-dmp', clientSecret: randomBytes(32).toString('hex') };
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const key = {
    ...(await exportJWK(privateKey)),
    use: 'sig',
    alg: 'RS256',
    kid: randomBytes(8).toString('hex'),
  };
  const provider = new Provider(place.issuer, {
    ...configurationOf(place, people),
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        token_endpoint_auth_method: 'client_secret_post',
        redirect_uris: [place.returns.to],
        post_logout_redirect_uris: [place.returns.out],
      },
      ...(place.name === 'psc' ? [softwareOf(place)] : []),
    ],
    adapter: makeMemory(),
    jwks: { keys: [key] },
    cookies: { keys: [randomBytes(32).toString('hex')] },
  });
  // The site in front says under which name it was asked (see mount.ts).
  provider.proxy = true;
  return { provider, client, people };
}

/** The software of a demo professional (commands/demo-token.ts): it keeps no secret, and shows a proof key instead. */
function softwareOf({ returns }: Place): ClientMetadata {
  return {
    client_id: 'logiciel-demo',
    token_endpoint_auth_method: 'none',
    redirect_uris: [returns.software],
  };
}

function configurationOf(place: Place, people: readonly DemoIdentity[]): Configuration {
  const names = [...new Set(people.flatMap(({ claims }) => Object.keys(claims)))];
  return {
    ...{ acrValues: place.name === 'psc' ? [level] : [], scopes: scopes[place.name].split(' ') },
    claims: { [place.name === 'psc' ? 'scope_all' : 'profile']: names, acr: null },
    pkce: { required: () => true },
    findAccount: (_ctx, sub) => {
      const found = people.find(({ id }) => id === sub);
      return found && { accountId: sub, claims: () => ({ sub, ...found.claims }) };
    },
    loadExistingGrant: grantAll(place),
    interactions: {
      url: (ctx, { uid }) => place.interaction(uid, String(ctx.oidc.params?.ui_locales ?? '')),
    },
    extraTokenClaims: (_ctx, token) => {
      const accountId = 'accountId' in token ? token.accountId : undefined;
      return people.find(({ id }) => id === accountId)?.claims ?? {};
    },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: true, logoutSource: place.askToLeave },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: () => ({
          ...{ scope: scopes[place.name], audience: place.audience },
          ...{ accessTokenFormat: 'jwt', accessTokenTTL: 600, jwt: { sign: { alg: 'RS256' } } },
        }),
      },
    },
    renderError: (ctx, out) => {
      ctx.type = 'text';
      ctx.body = out.error;
    },
    ttl: { Interaction: 3600, Session: 3600, Grant: 3600, AccessToken: 600, IdToken: 3600 },
  };
}

/** The issuer asks nobody what the site may know: signing in is why they came. */
function grantAll({ name }: Place): Configuration['loadExistingGrant'] {
  return async ({ oidc }) => {
    const { client, session, provider, result } = oidc;
    const known = result?.consent?.grantId ?? (client && session?.grantIdFor(client.clientId));
    const found = known === undefined ? undefined : await provider.Grant.find(known);
    if (found !== undefined || client === undefined || session?.accountId === undefined) return found;
    const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
    grant.addOIDCScope(scopes[name]);
    for (const resource of Object.keys(oidc.resourceServers ?? {}))
      grant.addResourceScope(resource, scopes[name]);
    await grant.save();
    return grant;
  };
}
