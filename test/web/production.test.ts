import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { ConfigError, readConfig } from '../../server/config.ts';
import { expectProblem } from '../features/mistakes.ts';
import { anthony } from '../features/people.ts';
import { startMailServer } from '../support/mail-server.ts';
import { Reader, type ReadPage } from '../support/reader.ts';
import { freshSite } from '../support/site.ts';

const needed = {
  SESSION_SECRET: randomBytes(32).toString('base64'),
  RECORD_KEY: randomBytes(32).toString('base64'),
  PUBLIC_URL: 'https://dmp.example',
  TRUSTED_PROXIES: 'loopback',
  SMTP_URL: 'smtp://127.0.0.1:1',
  OPERATOR_NAME: 'Association des patients',
  SUPPORT_PHONE: '01 99 00 12 34',
};

function problemsOf(env: Record<string, string | undefined>): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    return error instanceof ConfigError ? error.problems : ['another error'];
  }
}

test('production refuses to start, with one line for each thing that is missing', () => {
  const { PATH = '' } = process.env;
  const started = spawnSync(process.execPath, ['server/main.ts'], { env: { PATH, NODE_ENV: 'production' } });
  expect(started.status).toBe(1);
  const lines = started.stderr.toString().trim().split('\n');
  expect(lines).toEqual(Object.keys(needed).map(name => `${name} is missing. Production needs it.`));
});

test.each(Object.keys(needed))('production does not start without %s, or with it empty', name => {
  const production = { NODE_ENV: 'production', ...needed };
  expect(problemsOf(production)).toEqual([]);
  for (const value of [undefined, '']) {
    expect(problemsOf({ ...production, [name]: value })).toEqual([
      `${name} is missing. Production needs it.`,
    ]);
  }
});

test('production wants HTTPS and a long secret', () => {
  const production = { NODE_ENV: 'production', ...needed };
  expect(problemsOf({ ...production, PUBLIC_URL: 'http://dmp.example' })).toHaveLength(1);
  expect(problemsOf({ ...production, SESSION_SECRET: 'short' })[0]).toContain('SESSION_SECRET');
});

test('an issuer needs HTTPS and to know this site', () => {
  const issuer = { PSC_ISSUER: 'https://psc.example', PSC_CLIENT_ID: 'a', PSC_CLIENT_SECRET: 'b' };
  const production = { NODE_ENV: 'production', ...needed };
  expect(problemsOf({ ...production, ...issuer })).toEqual([]);
  expect(problemsOf({ ...production, ...issuer, PSC_ISSUER: 'http://psc.example' })[0]).toContain(
    'PSC_ISSUER',
  );
  expect(problemsOf({ ...production, ...issuer, PSC_CLIENT_SECRET: '' })[0]).toContain('PSC_CLIENT_SECRET');
});

/** A reader behind the proxy that ends HTTPS. */
class HttpsReader extends Reader {
  override send(path: string, init: Parameters<Reader['send']>[1]): Promise<ReadPage> {
    const headers = {
      'X-Forwarded-Proto': 'https',
      ...(init.method === 'POST' ? { Origin: needed.PUBLIC_URL } : {}),
    };
    return super.send(path, { ...init, headers: { ...init.headers, ...headers } });
  }
}

test('in production there is no demo, cookies are safe, and codes travel by mail alone', async () => {
  const mail = await startMailServer();
  onTestFinished(() => mail.close());
  const env = { NODE_ENV: 'production', ...needed, SMTP_URL: mail.url };
  const site = await freshSite({ env });
  const reader = new HttpsReader(site.origin);
  for (const path of [
    '/fr/demo',
    '/fr/demo/professionnels',
    '/fr/demo/messages',
    '/fr/demo/composants',
    '/fr/demo/lettres/x.pdf',
  ]) {
    expectProblem(await reader.open(path), 404);
  }
  const page = await reader.open('/fr/connexion');
  expect(page.html).not.toContain('class="demo"');
  expect(page.headers.get('Set-Cookie')).toMatch(
    /^__Host-mon-dmp=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  );
  expect(page.headers.get('Strict-Transport-Security')).toMatch(/^max-age=\d{8,}/);
  expect(page.headers.get('Content-Security-Policy')).toContain('upgrade-insecure-requests');
  const form = { ...reader.hidden(), identifier: anthony.identifier, password: anthony.password };
  const channel = await reader.post('/fr/connexion', new URLSearchParams(form));
  // No SMS service is set up: e-mail is the only way, so nothing is asked.
  expect(channel.url.pathname).toBe('/fr/connexion/code');
  expect(await site.messages()).toEqual([]);
  const code = /\d{4} \d{4}/.exec(mail.received[0]?.email.text ?? '')?.[0] ?? '';
  expect(reader.page?.html).not.toContain(code);
  const home = await reader.submit({ code });
  expect(home.url.pathname).toMatch(/^\/fr\/dmp\//);
  const asHost = { Origin: site.origin };
  const plain = new Reader(site.origin);
  expectProblem(await plain.post('/fr/connexion', new URLSearchParams(form), asHost), 403);
});
