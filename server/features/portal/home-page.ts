import type { LocaleKey } from '../../locale-keys.ts';
import { authorCode } from '../../registries/specialties.ts';
import { type CarerState, carerIn } from '../../web/carer-visit.ts';
import type { Visit } from '../../web/context.ts';
import type { Page } from '../../web/pages.ts';
import { specialtyName } from '../../web/profession-words.ts';

interface Tile {
  readonly path: string;
  readonly picture: string;
  readonly text: LocaleKey;
  readonly hint: LocaleKey;
}

/** What a professional can do here. Each feature of the professionals' side has its line. */
const tiles: readonly Tile[] = [
  {
    path: '/soignants/patient',
    picture: 'search-document',
    text: 'carer:find.title',
    hint: 'carer:find.hint',
  },
  {
    path: '/soignants/creer',
    picture: 'record',
    text: 'creating:tile.create',
    hint: 'creating:tile.create-hint',
  },
  {
    path: '/soignants/creations',
    picture: 'summary',
    text: 'creating:tile.count',
    hint: 'creating:tile.count-hint',
  },
];

/** Who is signed in and where, and what can be done. */
export const homePage: Page<CarerState> = {
  view: 'portal/home',
  title: 'portal:home.title',
  model: visit => {
    const { state, t, href, request } = visit;
    const { name, place, profession, specialty } = state.exercise;
    const hasOthers = (carerIn(request)?.exercises.length ?? 0) > 1;
    return {
      who: { name, place, does: specialtyName(t, authorCode(profession, specialty)) },
      other: hasOthers ? href('/soignants/lieu') : '',
      tiles: tiles.map(tile => tileOf(visit, tile)),
    };
  },
};

const tileOf = ({ t, href }: Visit<CarerState>, { path, picture, text, hint }: Tile) => ({
  ...{ href: href(path), picture, text: t(text), hint: t(hint) },
});
