import { asKey } from '../../i18n.ts';
import type { Item } from '../../record/information.ts';
import type { Visit } from '../../web/context.ts';
import { showPartialDate } from '../../web/dates.ts';
import type { PartInWords } from '../../web/record-words.ts';
import { newestFirst } from './measures-page.ts';
import { isOfPart, type Part, parts } from './parts.ts';
import { detailsOf, titleOf, writtenBy } from './words.ts';

/** Every part that holds something, in the order of the pages, with all of it in words. `reader`: who reads, as « vous ». */
export function informationInWords(
  visit: Visit<unknown>,
  items: readonly Item[],
  reader: string,
): PartInWords[] {
  return parts.flatMap(part => {
    const own = items.filter(({ data }) => isOfPart(part, data));
    return own.length === 0 ? [] : [inWords(visit, part, { items: own, reader })];
  });
}

function inWords(
  visit: Visit<unknown>,
  part: Part,
  { items, reader }: { items: readonly Item[]; reader: string },
): PartInWords {
  const shown = part.kind === 'measure' ? newestFirst(items) : items;
  return {
    name: part.name,
    kind: part.kind,
    group: groupOf(part),
    title: visit.t(asKey(`information:parts.${part.name}.title`)),
    items: shown.map(item => ({
      id: item.id,
      title: titleOf(visit, part, item),
      isText: part.fields[0]?.type === 'text',
      day: item.data.kind === 'measure' ? showPartialDate(visit.language, item.data.when) : '',
      // The day of a measure stands by itself.
      details: detailsOf(visit, withoutDay(part), item),
      by: writtenBy(visit, item, reader),
    })),
  };
}

function groupOf({ kind, path }: Part): PartInWords['group'] {
  if (kind === 'measure') return 'measures';
  return path.startsWith('/volontes/') ? 'wishes' : 'health';
}

function withoutDay(part: Part): Part {
  return { ...part, fields: part.fields.filter(({ type }) => type !== 'day') };
}
