import type { Browser } from 'playwright-core';
import { freshVisitor } from './journey.ts';
import type { Visitor, VisitorOptions } from './visitor.ts';

/** Demo people as the page of signing in asks for them. */
export const anthony = { identifier: 'mavu4827', password: 'soleil pomme velo tambour' };
export const zoe = { identifier: 'zuda5163', password: 'lune-panier-route-sel' };

/** Signs in from wherever the visitor is. */
export async function enter(visitor: Visitor, who: { identifier: string; password: string }): Promise<void> {
  if (visitor.path !== '/connexion') await visitor.open('/connexion');
  await visitor.submit(who);
  if (visitor.path === '/connexion/envoi') await visitor.submit({ channel: 'email' });
  await visitor.submit({ code: await visitor.code() });
}

/** Anthony, whose record is in use, at its home page. */
export async function atHome(browser: Browser, options?: VisitorOptions): Promise<Visitor> {
  const visitor = await freshVisitor(browser, options);
  await enter(visitor, anthony);
  return visitor;
}

/** Zoé, who is asked for her e-mail. */
export async function askedForEmail(browser: Browser, options?: VisitorOptions): Promise<Visitor> {
  const visitor = await freshVisitor(browser, options);
  await enter(visitor, zoe);
  return visitor;
}

/** Comes back to the window after `ms` milliseconds by the server's clock, as after a sleep of the computer. */
export async function comeBackAfter(visitor: Visitor, ms: number): Promise<void> {
  visitor.site.world.pass(ms);
  await visitor.page.waitForTimeout(1100);
  await visitor.page.evaluate('document.dispatchEvent(new Event("visibilitychange"))');
}
