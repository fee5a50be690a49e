import { freshSite, type TestSite } from '../support/site.ts';

/** A demo site at an instant after the one at which its people came in. */
export async function siteAt(at: string): Promise<TestSite> {
  const site = await freshSite();
  passTo(site, at);
  return site;
}

/** Lets time pass until an instant. */
export function passTo({ world }: TestSite, at: string): void {
  world.pass(Date.parse(at) - world.now().getTime());
}
