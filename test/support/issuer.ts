import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { onTestFinished } from 'vitest';

/** What is wrong with an identity that an issuer of a test gives. */
export interface Fault {
  readonly alg?: 'none' | 'other-key';
  readonly aud?: string;
  readonly iss?: string;
  readonly nonce?: string;
  /** Seconds from now. */
  readonly exp?: number;
  readonly acr?: string;
  readonly userinfo?: 'no-number' | 'no-profession';
}

const secret = 'a-secret-of-the-test-and-of-nothing-else';

/** The answer of the sandbox of Pro Santé Connect, in its newer form, about somebody who does not exist. */
function userinfoOf(kind: Fault['userinfo']) {
  const id = kind === 'no-number' ? 'ANS20210107161422' : '899700366240';
  const exercise = {
    ...{ codeProfession: kind === 'no-profession' ? '00' : '10', codeCategorieProfessionnelle: 'C' },
    ...{
      nomDexercice: 'Docteur OIDC',
      prenomDexercice: 'Paul',
      codeTypeSavoirFaire: 'S',
      codeSavoirFaire: 'SM54',
    },
    activities: [
      { raisonSocialeSite: 'CAB MED BIS TOUBIB0023550', codePostal: '75009', bureauCedex: 'PARIS' },
    ],
  };
  const otherIds = [{ identifiant: id, origine: kind === 'no-number' ? 'EDIT' : 'RPPS', qualite: 1 }];
  return { sub: 'f:1:person', SubjectNameID: id, otherIds, SubjectRefPro: { exercices: [exercise] } };
}

/**
 * An issuer on a port of its own that lets everybody in at once, with an identity that may be faulty: a certified provider
 * cannot be made to give one. Gone when the test is. Returns the environment of a site that trusts it.
 */
export async function anotherIssuer(fault: Fault): Promise<{ readonly env: Record<string, string> }> {
  const keys = await generateKeyPair('RS256', { extractable: true });
  const others = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'k', use: 'sig', alg: 'RS256' };
  let nonce = '';
  const sign = async (): Promise<string> => {
    const at = Math.floor(Date.now() / 1000);
    const claims = {
      ...{ iss: fault.iss ?? issuer(), aud: fault.aud ?? 'mon-dmp', sub: 'f:1:person' },
      ...{
        nonce: fault.nonce ?? nonce,
        acr: fault.acr ?? 'eidas1',
        iat: at - 700,
        exp: at + (fault.exp ?? 300),
      },
    };
    if (fault.alg === 'none') return new UnsecuredJWT(claims).encode();
    const key = fault.alg === 'other-key' ? others.privateKey : keys.privateKey;
    return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'k' }).sign(key);
  };
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', issuer());
    if (url.pathname === '/auth') {
      nonce = url.searchParams.get('nonce') ?? '';
      const back = new URL(url.searchParams.get('redirect_uri') ?? '');
      back.searchParams.set('code', 'code');
      back.searchParams.set('state', url.searchParams.get('state') ?? '');
      return void response.writeHead(303, { Location: back.href }).end();
    }
    const answers: Record<string, () => Promise<unknown> | unknown> = {
      '/.well-known/openid-configuration': metadata,
      '/certs': () => ({ keys: [jwk] }),
      '/token': async () => ({
        access_token: 'a',
        token_type: 'Bearer',
        expires_in: 60,
        id_token: await sign(),
      }),
      '/userinfo': () => userinfoOf(fault.userinfo),
    };
    const body = JSON.stringify(await answers[url.pathname]?.());
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(body);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const issuer = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const metadata = () => ({
    issuer: issuer(),
    authorization_endpoint: `${issuer()}/auth`,
    token_endpoint: `${issuer()}/token`,
    userinfo_endpoint: `${issuer()}/userinfo`,
    jwks_uri: `${issuer()}/certs`,
    response_types_supported: ['code'],
    id_token_signing_alg_values_supported: ['RS256'],
  });
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { env: { PSC_ISSUER: issuer(), PSC_CLIENT_ID: 'mon-dmp', PSC_CLIENT_SECRET: secret } };
}
