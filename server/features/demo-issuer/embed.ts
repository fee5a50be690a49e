import type { Express } from 'express';
import type { Web } from '../../web/context.ts';
import { DemoIssuers, issuerHandler, issuerPaths } from './issuers.ts';

/** Mounts the OpenID providers that a demo site holds itself. On a real site they do not exist. */
export function embedIssuers(web: Web, app: Express): DemoIssuers {
  const issuers = new DemoIssuers(web);
  web.issuers.embed(issuers);
  for (const name of ['psc', 'staff'] as const) app.use(issuerPaths[name], issuerHandler(web, issuers, name));
  return issuers;
}
