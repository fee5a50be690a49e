import type { RequestHandler } from 'express';
import helmet from 'helmet';
import type { World } from '../world.ts';
import { Problem } from './problems.ts';

/** Security headers: everything comes from this site, nothing runs inline, no other site may frame it. */
export function securityHeaders(world: World): RequestHandler {
  const secure = world.config.publicUrl.startsWith('https://');
  const self = ["'self'"];
  const none = ["'none'"];
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: none,
        scriptSrc: self,
        styleSrc: self,
        imgSrc: self,
        fontSrc: self,
        connectSrc: self,
        // « Je quitte vite » without scripts is a form that ends elsewhere, on this one site.
        // So does leaving, which the issuer is told too.
        formAction: [...self, new URL(world.config.quickExitUrl).origin, ...issuerOrigins(world)],
        manifestSrc: self,
        baseUri: none,
        objectSrc: none,
        frameAncestors: none,
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    // « same-origin » and not « no-referrer »: the latter makes browsers send `Origin: null` with our own forms.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: secure ? { maxAge: 63_072_000, includeSubDomains: true } : false,
    crossOriginEmbedderPolicy: false,
    xFrameOptions: { action: 'deny' },
  });
}

function issuerOrigins({ config }: World): string[] {
  return Object.values(config.issuers).flatMap(issuer => (issuer ? [new URL(issuer.url).origin] : []));
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Refuses a request that changes something when the browser says that another site sent it. */
export function sameSiteOnly(world: World): RequestHandler {
  return (request, _response, next) => {
    if (safeMethods.has(request.method)) return next();
    const site = request.get('Sec-Fetch-Site');
    if (site !== undefined && site !== 'same-origin' && site !== 'none') return next(new Problem(403));
    const origin = request.get('Origin');
    if (origin !== undefined && !isOurs(world, origin, request.get('Host'))) return next(new Problem(403));
    next();
  };
}

/** The public address is ours; so is the host that was asked, for a demo reached by another of the machine's names. */
function isOurs(world: World, origin: string, host: string | undefined): boolean {
  if (origin === new URL(world.config.publicUrl).origin) return true;
  return world.config.demo && host !== undefined && origin === `http://${host}`;
}
