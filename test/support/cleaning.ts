import type { TestSite } from './site.ts';

/** Lets the worker do what it does every few minutes. */
export async function clean(site: TestSite): Promise<void> {
  site.world.pass(6 * 60_000);
  await site.worker.tick();
}
