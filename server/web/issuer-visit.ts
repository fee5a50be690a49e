import type { Request } from 'express';
import type { IssuerName } from '../config.ts';
import { findLanguage, referenceLanguage } from '../i18n.ts';
import {
  askIssuer,
  endAtIssuer,
  hearIssuer,
  IssuerDown,
  type Recognised,
} from '../identity/openid/relying-party.ts';
import { minute } from '../storage/time.ts';
import type { PendingSignIn, Visit, Web } from './context.ts';
import { returnAddress } from './issuers.ts';
import { openSession } from './open-session.ts';
import { originOf } from './origin.ts';

/** How long somebody may take to show the issuer who they are, in milliseconds. */
const patience = 15 * minute;
/** How many sign-ins may be under way in one browser, in as many tabs. */
const most = 5;

/** How the site asks each issuer. */
const asks = { psc: 'openid scope_all', staff: 'openid profile' } as const;

/** The level that an issuer must have reached; agents' issuers have each their own. */
function levelOf({ world }: Pick<Visit, 'world'>, name: IssuerName): { level: string } | object {
  return name === 'psc' ? { level: world.config.pscLevel } : {};
}

/**
 * Begins a sign-in by an issuer: notes what has to come back and gives the address to go to. `back`: the path, after
 * the language, to which the issuer sends the browser back. @throws IssuerDown
 */
export async function beginSignIn(visit: Visit, name: IssuerName, back: string): Promise<string> {
  const { web, world, request, language } = visit;
  const issuer = await web.issuers.find(name, request);
  await openSession(world, request);
  const redirectUri = returnAddress(web, request, back);
  const asking = { redirectUri, scope: asks[name], language: language.code, ...levelOf(visit, name) };
  const { address, ...asked } = await askIssuer(issuer, asking);
  const pending = { ...asked, issuer: name, language: language.code, at: world.now().toISOString() };
  request.session.openid = [...(request.session.openid ?? []), pending].slice(-most);
  return address.href;
}

/** Takes out of the session what was asked with this state: it serves once, whatever comes of it. */
export function takePending(visit: Visit, name: IssuerName): PendingSignIn | undefined {
  const { world, request } = visit;
  const { state } = request.query;
  const all = request.session.openid ?? [];
  const found = all.find(one => one.state === state && one.issuer === name);
  if (found === undefined) return undefined;
  request.session.openid = all.filter(one => one !== found);
  return world.now().getTime() - Date.parse(found.at) <= patience ? found : undefined;
}

/** Hears an issuer's answer to what was asked. @throws SignInRefused, IssuerDown */
export async function hearAnswer(visit: Visit, pending: PendingSignIn): Promise<Recognised> {
  const { web, world, request } = visit;
  const issuer = await web.issuers.find(pending.issuer, request);
  const answer = new URL(request.originalUrl, originOf(world, request));
  return hearIssuer(issuer, answer, { ...pending, ...levelOf(visit, pending.issuer) });
}

/** Where to leave the issuer too; nothing when it has no such place or is down: leaving here never waits for it. */
export async function leaveIssuer(
  web: Web,
  request: Request,
  what: { readonly name: IssuerName; readonly idToken: string; readonly back: string },
): Promise<string | undefined> {
  try {
    const issuer = await web.issuers.find(what.name, request);
    const backTo = returnAddress(web, request, what.back);
    return endAtIssuer(issuer, { idToken: what.idToken, backTo, language: request.language.code })?.href;
  } catch (error) {
    if (error instanceof IssuerDown) return undefined;
    throw error;
  }
}

/** The language in which a sign-in began: the issuer sends everybody back in one. */
export function languageOf(pending: PendingSignIn): string {
  return findLanguage(pending.language)?.code ?? referenceLanguage;
}
