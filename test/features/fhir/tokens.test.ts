import { generateKeyPair } from 'jose';
import { expect, test } from 'vitest';
import { anthony, numbers } from '../../support/bundles.ts';
import { type Change, type SoftwareSite, softwareSite } from '../../support/software.ts';
import { doctor, search, stranger } from './trip.ts';

const path = `/DocumentReference?patient.identifier=${encodeURIComponent(`${numbers}|${anthony}`)}`;

async function tell(answered: Response) {
  const { issue, resourceType } = (await answered.json()) as {
    resourceType: string;
    issue: { code: string }[];
  };
  return {
    status: answered.status,
    resourceType,
    code: issue[0]?.code,
    challenge: answered.headers.get('www-authenticate'),
  };
}

const withToken = (site: SoftwareSite, token: string) =>
  site.ask(path, { headers: { Authorization: `Bearer ${token}` } });

const base64 = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

test('a token that is forged, over, for somebody else or unsigned is refused, always in the same words', async () => {
  const site = await softwareSite({ isReal: true });
  const good = await site.token(doctor);
  expect((await withToken(site, good)).status).toBe(200);
  const [header = '', payload = '', signature = ''] = good.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
  const other = await generateKeyPair('RS256');
  const now = Math.floor(site.site.world.now().getTime() / 1000);
  const jwk = await crypto.subtle.exportKey('jwk', site.issuer.publicKey as never);
  const pem = Buffer.from(await crypto.subtle.exportKey('spki', site.issuer.publicKey as never));
  const changes: Change[] = [
    { claims: { exp: now - 60, iat: now - 360 } },
    { claims: { nbf: now + 300 } },
    { claims: { exp: undefined } },
    { claims: { aud: 'https://ailleurs.example/fhir' } },
    { claims: { aud: 'mon-dmp' } },
    { claims: { aud: undefined } },
    { claims: { iss: 'https://ailleurs.example' } },
    { claims: { azp: undefined } },
    { key: other.privateKey },
    { key: other.privateKey, header: { kid: 'unknown' } },
    { key: Buffer.from(JSON.stringify(jwk)), header: { alg: 'HS256' } },
    { key: pem, header: { alg: 'HS256' } },
  ];
  const forged = await Promise.all(changes.map(change => site.token(doctor, change)));
  const tokens = [
    ...forged,
    `${base64({ alg: 'none' })}.${payload}.`,
    `${base64({ alg: 'None', kid: site.issuer.kid })}.${payload}.`,
    `${base64({ alg: 'none', kid: site.issuer.kid })}.${payload}.${signature}`,
    `${header}.${payload}.`,
    `${header}.${base64({ ...claims, sub: `8${stranger}`, SubjectNameID: `8${stranger}` })}.${signature}`,
    `${base64({ alg: 'RS256', kid: site.issuer.kid, jwk })}.${base64(claims)}.AAAA`,
    ...['x', 'a.b.c', '...', `${'a'.repeat(9000)}.b.c`],
  ];
  const refused = {
    status: 401,
    resourceType: 'OperationOutcome',
    code: 'login',
    challenge: 'Bearer realm="Mon DMP", error="invalid_token"',
  };
  for (const [place, token] of tokens.entries())
    expect(await tell(await withToken(site, token)), `token ${place}`).toEqual(refused);
  expect(await tell(await site.ask(path))).toEqual({ ...refused, challenge: 'Bearer realm="Mon DMP"' });
  const basic = await site.ask(path, { headers: { Authorization: 'Basic YTpi' } });
  expect((await tell(basic)).status).toBe(401);
});

test('an issuer that is down is not a token that is wrong: the program may come back', async () => {
  const site = await softwareSite({ isReal: true });
  const token = await site.token(doctor);
  await site.issuer.stop();
  const answered = await withToken(site, token);
  expect(answered.headers.get('retry-after')).toBe('30');
  expect(await tell(answered)).toMatchObject({
    status: 503,
    resourceType: 'OperationOutcome',
    code: 'transient',
  });
});

test('who is nobody of the directory, has no known profession or names no place among several is told so', async () => {
  const site = await softwareSite();
  const exercise = {
    codeProfession: '10',
    nomDexercice: 'X',
    prenomDexercice: 'Y',
    codeTypeSavoirFaire: 'S',
    codeSavoirFaire: 'SM54',
  };
  const activity = (name: string) => ({
    raisonSocialeSite: name,
    codePostal: '20200',
    libelleCommune: 'Bastia',
  });
  const as = async (claims: object, headers: Record<string, string> = {}) =>
    site.ask(path, {
      headers: { ...headers, Authorization: `Bearer ${await site.token(doctor, { claims: { ...claims } })}` },
    });
  const unknown = { codeProfession: '999', activities: [activity('A')] };
  const several = {
    SubjectRefPro: {
      exercices: [{ ...exercise, activities: [activity('Cabinet A'), activity('Hôpital B')] }],
    },
  };
  expect((await as({ SubjectNameID: '0123', otherIds: [] })).status).toBe(403);
  expect((await as({ SubjectRefPro: { exercices: [{ ...exercise, ...unknown }] } })).status).toBe(403);
  expect((await as(several)).status).toBe(403);
  expect((await as(several, { 'X-Structure': encodeURIComponent('Clinique C') })).status).toBe(403);
  expect((await as(several, { 'X-Structure': encodeURIComponent('Hôpital B') })).status).toBe(200);
});

test('occupational medicine finds nothing, even of a patient who agreed', async () => {
  const site = await softwareSite();
  const claims = {
    SubjectRefPro: {
      exercices: [
        {
          ...{ codeProfession: '10', codeTypeSavoirFaire: 'S', codeSavoirFaire: 'SM25' },
          activities: [
            { raisonSocialeSite: 'Santé au travail', codePostal: '20200', libelleCommune: 'Bastia' },
          ],
        },
      ],
    },
  };
  expect((await search(site, '99900000045')).entry.length).toBeGreaterThan(3);
  const token = await site.token(doctor, { claims });
  const found = (await (await withToken(site, token)).json()) as { entry?: unknown };
  expect(found).toMatchObject({ resourceType: 'Bundle' });
  expect(found.entry).toBeUndefined();
});

test('a program that asks without end is told to wait', async () => {
  const site = await softwareSite({ isReal: true });
  const token = await site.token(stranger);
  const statuses = new Set<number>();
  const headers = { Authorization: `Bearer ${token}` };
  for (let count = 0; count < 301; count += 1)
    statuses.add((await site.ask('/Binary/none', { headers })).status);
  expect([...statuses]).toEqual([404, 429]);
});
