import { listForCarer } from '../../server/record/care-reading.ts';
import type { Caring } from '../../server/record/care-trace.ts';
import { makeCarer, receive } from './carers.ts';
import { makeOwner } from './records.ts';
import { freshWorld } from './world.ts';

/** The first page of a list. */
export const place = { from: 0, count: 20, isFirst: true };

/** Why somebody opens a record in an emergency. */
export const said = (kind: 'break-glass' | 'centre-15') => ({ kind, reason: 'Trouvé sans connaissance' });

/** A record with a document and a hidden one, a professional whom its owner has told nothing about, and what they list. */
export async function caredFor(
  options: Parameters<typeof freshWorld>[0],
  does: Parameters<typeof makeCarer>[1] = {},
) {
  const world = await freshWorld(options);
  const owner = await makeOwner(world);
  const who: Caring = { viewer: await makeCarer(world, does), recordId: owner.recordId };
  const id = await receive(world, owner, { title: 'Contrôle' });
  const hidden = await receive(world, owner, { title: 'Caché', isHidden: true });
  const list = async () =>
    (await listForCarer(world, who, place))?.documents.map(({ title }) => title).sort();
  return { world, owner, who, id, hidden, list };
}
