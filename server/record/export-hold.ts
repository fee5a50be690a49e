import { newId } from '../storage/ids.ts';
import { dropLease, takeLease } from '../storage/leases.ts';
import type { World } from '../world.ts';
import type { RecordAccess } from './records.ts';

/**
 * How many at a time: a second press of the button, or a second device, still gets its file. A download that broke with
 * its process gives its place back after a minute.
 */
const atOnce = 2;
const holdMs = 60_000;
const renewMs = 20_000;

/** Takes a place among the downloads of an account; nothing when all are taken. Whoever has it gives it back. */
export async function holdExport(
  world: World,
  { accountId }: RecordAccess,
): Promise<(() => Promise<void>) | undefined> {
  const hold = { holder: newId(world.random), ms: holdMs };
  for (let place = 1; place <= atOnce; place += 1) {
    const name = `record-export-${accountId}-${place}`;
    if (!(await takeLease(world, name, hold))) continue;
    const renewal = setInterval(() => {
      // A renewal that fails is tried again before the place is lost.
      takeLease(world, name, hold).catch(() => {});
    }, renewMs).unref();
    return async () => {
      clearInterval(renewal);
      await dropLease(world, name, hold.holder);
    };
  }
  return undefined;
}
