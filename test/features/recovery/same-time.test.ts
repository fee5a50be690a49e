import { expect, test } from 'vitest';
import { Reader } from '../../support/reader.ts';
import { freshSite } from '../../support/site.ts';
import { sendAnew, unknown } from '../people.ts';
import { expectSameTime } from '../same-time.ts';
import { anthonyBorn } from './way-back.ts';

test('number, way and code of an unknown person take as long as those of a known one', async () => {
  const site = await freshSite();
  const nobody = { ...anthonyBorn, number: unknown };
  const goThrough = (who: typeof anthonyBorn, way: string) => async () => {
    const reader = new Reader(site.origin);
    await reader.open('/fr/retrouver');
    await reader.post('/fr/retrouver', new URLSearchParams(sendAnew(reader, who)));
    await reader.submit({ way });
    const page = await reader.submit({ code: '1234 5678' });
    expect(page.status).toBe(422);
  };
  for (const way of ['sms', 'sheet']) {
    await expectSameTime(
      { known: goThrough(anthonyBorn, way), nobody: goThrough(nobody, way) },
      { rounds: 40, most: 1.5, before: async () => site.world.pass(61 * 60_000) },
    );
  }
}, 300_000);
