import { createHash, randomBytes } from 'node:crypto';
import { CommandError, printLine, runCommand } from './run.ts';

/** The program that a demo issuer knows beside the site: it keeps no secret, and shows a proof key instead. */
const client = 'logiciel-demo';

/** A browser that only follows where it is led, and keeps its cookies. */
class Visitor {
  readonly #cookies = new Map<string, string>();

  async open(address: string, form?: URLSearchParams): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const method = form === undefined ? 'GET' : 'POST';
    const answered = await fetch(address, {
      method,
      body: form ?? null,
      headers: { cookie },
      redirect: 'manual',
    });
    for (const line of answered.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.#cookies.set(name, value);
    }
    return answered;
  }

  /** Goes on until a page, or the address that begins like this. */
  async follow(from: Response, until: string): Promise<{ readonly address: string; readonly html: string }> {
    let [answered, address] = [from, from.url];
    for (let steps = 0; steps < 10; steps += 1) {
      const next = answered.headers.get('location');
      if (next === null) return { address, html: await answered.text() };
      address = new URL(next, answered.url).href;
      if (address.startsWith(until)) return { address, html: '' };
      answered = await this.open(address);
    }
    throw new CommandError('The issuer leads nowhere.');
  }
}

/**
 * Gets a token of access for a professional of a demo site, as their program would: by a real sign-in at the site's own
 * issuer (OpenID Connect, code flow with PKCE). `site`: the address of the site, without a final slash; `rpps`: the
 * number in the demo directory.
 * @throws CommandError when the site does not know them, or is no demo site
 */
export async function demoToken(site: string, rpps: string): Promise<string> {
  const verifier = randomBytes(32).toString('base64url');
  const back = `${site}/demo/logiciel`;
  const asked = new URLSearchParams({
    ...{ client_id: client, response_type: 'code', scope: 'openid scope_all', redirect_uri: back },
    ...{ resource: `${site}/fhir`, acr_values: 'eidas1', code_challenge_method: 'S256' },
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
  });
  const visitor = new Visitor();
  const page = await visitor.follow(await visitor.open(`${site}/demo/psc/auth?${asked}`), back);
  const form = new URLSearchParams({ person: `8${rpps}` });
  for (const [, name = '', value = ''] of page.html.matchAll(
    /<input type="hidden" name="([^"]+)" value="([^"]*)"/g,
  ))
    form.set(name, value);
  const done = await visitor.follow(await visitor.open(page.address, form), back);
  const code = new URL(done.address).searchParams.get('code');
  if (code === null)
    throw new CommandError(`No demo site at ${site}, or nobody there with the number ${rpps}.`);
  const answered = await fetch(`${site}/demo/psc/token`, {
    method: 'POST',
    body: new URLSearchParams({
      ...{ client_id: client, grant_type: 'authorization_code', redirect_uri: back },
      ...{ code, code_verifier: verifier, resource: `${site}/fhir` },
    }),
  });
  const { access_token } = Object(await answered.json()) as { access_token?: unknown };
  if (typeof access_token !== 'string') throw new CommandError('The issuer gave no token.');
  return access_token;
}

if (import.meta.main) {
  await runCommand(async ({ config }) => {
    const [rpps = ''] = process.argv.slice(2);
    if (!config.demo || rpps === '')
      throw new CommandError('npm run demo:token -- <number of a demo professional>');
    printLine(await demoToken(config.publicUrl, rpps));
    return 0;
  });
}
