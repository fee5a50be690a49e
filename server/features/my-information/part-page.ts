import { z } from 'zod';
import { asKey } from '../../i18n.ts';
import type { Item } from '../../record/information.ts';
import { moveUp, removeInformation, restoreInformation, type Seen } from '../../record/write-information.ts';
import type { Visit } from '../../web/context.ts';
import { showPartialDate } from '../../web/dates.ts';
import { wholeForm } from '../../web/forms.ts';
import { type AnyPage, formPage, type Outcome } from '../../web/pages.ts';
import { done, justDone } from './done.ts';
import { inDraft } from './french-beside.ts';
import { measureModel, newestFirst } from './measures-page.ts';
import { informationPath, type Part } from './parts.ts';
import type { PartState } from './state.ts';
import { detailsOf, titleOf, writtenBy } from './words.ts';

const pressed = z.string().optional();
const buttons = z.object({ undo: pressed, remove: pressed, up: pressed });
type Buttons = z.infer<typeof buttons>;

/** How long « J'annule » is offered after something was removed, in milliseconds. */
const undoShown = 60 * 60_000;

/** The page of one part: what it holds, and what can be done with it. */
export function partPage(part: Part): AnyPage<PartState> {
  return formPage<PartState, Buttons>({
    view: part.kind === 'measure' ? 'my-information/measure' : 'my-information/part',
    title: asKey(`information:parts.${part.name}.title`),
    fields: buttons,
    back: ({ state }) =>
      informationPath(state.access.recordId, part.path.slice(0, part.path.lastIndexOf('/'))),
    model: modelOf,
    submit: (visit, values) => carryOut(visit, values),
  });
}

function modelOf(visit: Visit<PartState>): object {
  const { state, href, language } = visit;
  const { part, access } = state;
  const items = part.kind === 'measure' ? newestFirst(state.items) : state.items;
  const path = informationPath(access.recordId, part.path);
  return {
    of: part.name,
    picture: part.picture,
    isSingle: part.isSingle === true,
    isOrdered: part.isOrdered === true,
    french: part.kind === 'directives' ? inDraft(language, asKey(`information:parts.${part.name}.lead`)) : '',
    add: href(`${path}/${part.isSingle ? 'ecrire' : 'ajouter'}`),
    paper: part.hasPaper && items.length > 0 ? href(`${path}/papier.pdf`) : '',
    items: items.map(item => shown(visit, item, href(`${path}/${part.isSingle ? 'ecrire' : item.id}`))),
    done: justDone(visit, path) ?? '',
    removed: offered(visit),
    ...(part.kind === 'measure' ? measureModel(visit) : {}),
  };
}

function shown(visit: Visit<PartState>, item: Item, change: string) {
  const { part, accountId } = visit.state;
  const { data } = item;
  return {
    seen: seenAs(item),
    title: titleOf(visit, part, item),
    isText: part.fields[0]?.type === 'text',
    name: nameOf(visit, item),
    day: data.kind === 'measure' ? showPartialDate(visit.language, data.when) : '',
    note: data.kind === 'measure' ? data.note : '',
    details: detailsOf(visit, part, item),
    by: writtenBy(visit, item, accountId),
    change,
  };
}

/** What an item is called beside others: a whole text by its part, a measure with its day. */
function nameOf(visit: Visit<PartState>, item: Item): string {
  const { part } = visit.state;
  if (part.isSingle) return visit.t(asKey(`information:parts.${part.name}.title`));
  const title = titleOf(visit, part, item);
  if (item.data.kind !== 'measure') return title;
  return visit.t('information:newest', {
    value: title,
    date: showPartialDate(visit.language, item.data.when),
  });
}

/** The item that was removed last, as long as it can be brought back; nothing when its place is taken. */
function offered(visit: Visit<PartState>): { seen: string; title: string } | undefined {
  const { part, items, removed } = visit.state;
  const since = visit.world.now().getTime() - undoShown;
  const [last] = removed.toSorted((a, b) => Number(b.removedAt) - Number(a.removedAt));
  if (last?.removedAt === undefined || last.removedAt.getTime() < since) return undefined;
  if (part.isSingle && items.length > 0) return undefined;
  return { seen: seenAs(last), title: nameOf(visit, last) };
}

/** An item as a button names it: its id, and the version that the page shows. */
const seenAs = ({ id, version }: Item): string => `${id}.${version}`;

function seenIn({ state }: Visit<PartState>, pressed: string): Seen | undefined {
  const item = [...state.items, ...state.removed].find(({ id }) => pressed.startsWith(`${id}.`));
  return item && { id: item.id, kind: state.part.kind, version: Number(pressed.slice(item.id.length + 1)) };
}

async function carryOut(visit: Visit<PartState>, { undo, remove, up }: Buttons): Promise<Outcome> {
  const { world, state } = visit;
  const path = informationPath(state.access.recordId, state.part.path);
  const seen = seenIn(visit, undo ?? remove ?? up ?? '');
  const changed: Outcome = { errors: [{ field: wholeForm, key: 'common:error.changed' }] };
  if (seen === undefined || !Number.isSafeInteger(seen.version)) return changed;
  if (remove !== undefined) {
    const written = await removeInformation(world, state.access, seen);
    return written === 'done' ? done(visit, undefined, path) : changed;
  }
  const act = undo === undefined ? moveUp : restoreInformation;
  const written = await act(world, state.access, seen);
  return written === 'done' ? done(visit, undo === undefined ? 'moved' : 'restored', path) : changed;
}
