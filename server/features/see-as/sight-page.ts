import { asKey } from '../../i18n.ts';
import { documentClasses } from '../../record/document-types.ts';
import { type Document, documentCounts, documentsOf } from '../../record/documents.ts';
import { countSeenAs, type Sight, seenAs } from '../../record/see-as.ts';
import type { Visit } from '../../web/context.ts';
import { showPartialDate } from '../../web/dates.ts';
import { className, typeName } from '../../web/document-words.ts';
import type { Page } from '../../web/pages.ts';
import { documentsPath } from '../../web/paths.ts';
import { professionName } from '../../web/profession-words.ts';
import type { RecordState } from '../../web/record-guard.ts';
import { seeAsPath, wordOf } from './paths.ts';
import { relativeWords } from './person-row.ts';

/** How many documents a page of one category shows. */
export const perPage = 20;

/** The first page shows all documents of a record that has no more than `few`, else the newest ones of each category. */
const few = 40;
const newest = 5;

/** What a page of somebody's sight knows. */
export interface SightState extends RecordState {
  readonly sight: Sight;
}

const sightPath = ({ access, sight }: SightState, rest = ''): string =>
  seeAsPath(access.recordId, `/${wordOf(sight.as)}${rest}`);

/** The patient's documents by category, each shown or not, with the reason. */
export const sightPage: Page<SightState> = {
  view: 'see-as/sight',
  title: 'see-as:sight.title',
  back: ({ state }) => seeAsPath(state.access.recordId),
  model: async visit => {
    const { world, state } = visit;
    const all = await documentCounts(world, state.access);
    const seen = await countSeenAs(world, state.access, state.sight);
    const count = totalOf(all);
    const most = count <= few ? few : newest;
    const groups = [];
    for (const { code } of documentClasses) {
      if (!all.has(code)) continue;
      const documents = await documentsOf(world, state.access, { classCode: code, from: 0, count: most });
      const counts = { count: all.get(code) ?? 0, seen: seen.get(code) ?? 0 };
      groups.push(groupOf(visit, { code, ...counts, documents }));
    }
    return { ...whoInWords(visit), groups, count, seen: totalOf(seen) };
  },
};

const totalOf = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((sum, one) => sum + one, 0);

/** What a page of one category knows. */
export interface SightListState extends SightState {
  readonly classCode: string;
  readonly documents: readonly Document[];
  readonly page: number;
  readonly hasNext: boolean;
}

/** All documents of one category, each shown or not, with the reason. */
export const sightListPage: Page<SightListState> = {
  view: 'see-as/list',
  title: 'see-as:sight.title',
  back: ({ state }) => sightPath(state),
  model: visit => {
    const { state, t, href } = visit;
    const { classCode, page } = state;
    const to = (number: number): string =>
      href(sightPath(state, `/sorte/${classCode}${number === 1 ? '' : `/page/${number}`}`));
    return {
      ...whoInWords(visit),
      className: className(t, classCode),
      rows: state.documents.map(one => rowOf(visit, one)),
      number: page,
      newer: page > 1 ? to(page - 1) : '',
      older: state.hasNext ? to(page + 1) : '',
    };
  },
};

/** Whose sight it is, in words: a name with what they do, or anybody of a kind. */
function whoInWords({ state, t }: Visit<SightState>) {
  const { as, who, relative } = state.sight;
  if (relative !== undefined) {
    const { name, isFact, does } = relativeWords(t, relative);
    const lead = t('see-as:lead.relative');
    return isFact
      ? { name, does: { text: does }, kind: '', lead }
      : { name: '', does: undefined, kind: name, lead };
  }
  const kind = as.kind === 'professional' ? undefined : wordOf(as);
  return {
    name: who?.name ?? '',
    does: who === undefined ? undefined : professionName(t, who.profession),
    kind:
      as.kind === 'profession'
        ? professionName(t, as.profession).text
        : kind === undefined
          ? ''
          : t(asKey(`see-as:kinds.${kind}`)),
    lead: t(`see-as:lead.${as.kind}`),
  };
}

function groupOf(
  visit: Visit<SightState>,
  what: { code: string; count: number; seen: number; documents: readonly Document[] },
) {
  const { state, t, href } = visit;
  return {
    name: className(t, what.code),
    count: what.count,
    seen: what.seen,
    rows: what.documents.map(one => rowOf(visit, one)),
    more: what.count > what.documents.length ? href(sightPath(state, `/sorte/${what.code}`)) : '',
  };
}

function rowOf({ state, t, href, language }: Visit<SightState>, document: Document) {
  const { isSeen, reason } = seenAs(state.sight, document);
  return {
    href: href(documentsPath(state.access.recordId, `/${document.id}`)),
    title: document.title,
    hint: `${typeName(t, document.typeCode)}, ${showPartialDate(language, document.day)}`,
    isSeen,
    reason: t(`see-as:reasons.${reason}`),
  };
}
