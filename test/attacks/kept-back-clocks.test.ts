import { expect, test } from 'vitest';
import { type Played, play, titles } from '../features/acting/acting.ts';
import { clean } from '../features/mistakes.ts';
import { anthony } from '../features/people.ts';
import { signIn } from '../support/journeys.ts';
import { passTo, siteAt } from './site-at.ts';

/** Deposits what is kept back, as a professional does it by the site. */
async function keepBack(author: Played): Promise<void> {
  const written = { type: '11488-4', title: 'Résultat sérieux', text: 'À dire ensemble.' };
  await author.open('/deposer');
  await author.reader.submit({ ...written, keep: 'yes' });
}

const early = (instant: string): string => new Date(Date.parse(instant) - 60_000).toISOString();

test.each([
  ['over the change in spring', '2026-03-16T10:00:00Z', '2026-03-30T09:00:00Z', '2026-04-16T09:00:00Z'],
  ['over the change in autumn', '2026-10-12T09:00:00Z', '2026-10-26T10:00:00Z', '2026-11-12T10:00:00Z'],
  ['into the hour that is skipped', '2026-03-15T01:30:00Z', '2026-03-29T01:30:00Z', '2026-04-15T00:30:00Z'],
  ['into the hour that comes twice', '2026-10-11T00:30:00Z', '2026-10-25T00:30:00Z', '2026-11-11T01:30:00Z'],
])(
  'what is kept back %s is told after two weeks and opens after a month, by the clocks',
  async (_name, at, toldAt, opensAt) => {
    const site = await siteAt(at);
    await keepBack(await play(site, 'gp'));
    const seenAt = async (instant: string) => {
      passTo(site, instant);
      await site.worker.tick();
      const { reader, page } = await signIn(site, anthony);
      const list = await reader.open(`${page.url.pathname}/documents`);
      const isWaiting = clean(page.text()).includes('Un document vous attend');
      return { isWaiting, isThere: titles(list).includes('Résultat sérieux') };
    };
    expect(await seenAt(early(toldAt))).toEqual({ isWaiting: false, isThere: false });
    expect(await seenAt(toldAt)).toEqual({ isWaiting: true, isThere: false });
    expect(await seenAt(early(opensAt))).toEqual({ isWaiting: true, isThere: false });
    expect(await seenAt(opensAt)).toEqual({ isWaiting: false, isThere: true });
  },
);
