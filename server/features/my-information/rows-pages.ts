import { asKey } from '../../i18n.ts';
import type { Visit } from '../../web/context.ts';
import { showPartialDate } from '../../web/dates.ts';
import type { Page } from '../../web/pages.ts';
import { directiveFilesPath } from '../../web/paths.ts';
import { inDraft } from './french-beside.ts';
import { newestFirst } from './measures-page.ts';
import { informationPath, isOfPart, type Part, parts, partsUnder } from './parts.ts';
import type { AllState, WishesState } from './state.ts';
import { titleOf } from './words.ts';

/** How many names a row gives before it only counts. */
const mostNames = 3;

/** What a part holds, in one line. */
function inOneLine(visit: Visit<AllState>, part: Part): string {
  const { t, language, state } = visit;
  const items = state.items.filter(({ data }) => isOfPart(part, data));
  const [first] = items;
  if (first === undefined) return t('information:nothing');
  if (part.kind === 'measure') {
    const [newest] = newestFirst(items);
    if (newest?.data.kind !== 'measure') return '';
    const date = showPartialDate(language, newest.data.when);
    return t('information:newest', { value: titleOf(visit, part, newest), date });
  }
  if (part.kind === 'message' || part.kind === 'directives') return t('information:one-text');
  const names = items.slice(0, mostNames).map(item => titleOf(visit, part, item));
  const listed = new Intl.ListFormat(language.code, { type: 'unit', style: 'long' }).format(names);
  const more = items.length - names.length;
  return more === 0 ? listed : t('information:more', { names: listed, count: more });
}

/** Everything the measures or the directives say, in one line. `more`: names of what is no part. */
function groupInOneLine(visit: Visit<AllState>, path: string, more: readonly string[]): string {
  const filled = partsUnder(path).filter(part => visit.state.items.some(({ data }) => isOfPart(part, data)));
  const names = [...filled.map(({ name }) => visit.t(asKey(`information:parts.${name}.title`))), ...more];
  if (names.length === 0) return visit.t('information:nothing');
  return new Intl.ListFormat(visit.language.code, { type: 'unit', style: 'long' }).format(names);
}

function rowOf(visit: Visit<AllState>, part: Part) {
  const { t, href, state } = visit;
  const isFilled = state.items.some(({ data }) => isOfPart(part, data));
  return {
    picture: part.picture,
    label: t(asKey(`information:parts.${part.name}.title`)),
    value: inOneLine(visit, part),
    ltr: false,
    href: href(informationPath(state.access.recordId, part.path)),
    text: linkText(visit, part, isFilled),
  };
}

/** The leaflets' own words on the page of the wishes (product rules, « Words »). */
function linkText({ t }: Visit<AllState>, { name }: Part, isFilled: boolean): string {
  if (name === 'trusted-person' || name === 'emergency-contact') return t(`wishes:define.${name}`);
  return t(isFilled ? 'information:look' : 'information:write');
}

function groupRow(
  visit: Visit<AllState>,
  name: 'measures' | 'directives',
  { path, more = [] }: { path: string; more?: readonly string[] },
) {
  const value = groupInOneLine(visit, path, more);
  return {
    picture: name,
    label: visit.t(`information:groups.${name}.title`),
    value,
    ltr: false,
    href: visit.href(informationPath(visit.state.access.recordId, path)),
    text: visit.t('information:look'),
  };
}

const under = (visit: Visit<AllState>, path: string) => partsUnder(path).map(part => rowOf(visit, part));

/** « Mes informations »: each part with what it holds in one line, and the way to « Volontés et droits ». */
export const overviewPage: Page<AllState> = {
  view: 'my-information/overview',
  title: 'information:groups.all.title',
  back: ({ state }) => `/dmp/${state.access.recordId}`,
  model: visit => {
    const own = under(visit, '');
    const measures = parts.findIndex(({ name }) => name === 'handicap-needs');
    return {
      rows: own.toSpliced(measures, 0, groupRow(visit, 'measures', { path: '/mesures' })),
      wishes: visit.href(informationPath(visit.state.access.recordId, '/volontes')),
      exportPath: `/dmp/${visit.state.access.recordId}/emporter-mon-dossier`,
    };
  },
};

/** The measures that can be written. */
export const measuresPage: Page<AllState> = {
  view: 'my-information/rows',
  title: 'information:groups.measures.title',
  back: ({ state }) => informationPath(state.access.recordId),
  model: visit => ({
    scene: 'measures',
    lead: 'information:groups.measures.lead',
    french: '',
    rows: under(visit, '/mesures'),
  }),
};

function directivesRow(visit: Visit<WishesState>) {
  const more = visit.state.files.length === 0 ? [] : [visit.t('wishes:files.title')];
  return groupRow(visit, 'directives', { path: '/volontes/directives', more });
}

/** The files that hold the directives, as a row. */
function filesRow(visit: Visit<WishesState>) {
  const { t, href, state } = visit;
  const count = state.files.length;
  return {
    picture: 'phone',
    label: t('wishes:files.title'),
    value: count === 0 ? t('wishes:files.none') : t('wishes:files.there', { count }),
    ltr: false,
    href: href(informationPath(state.access.recordId, directiveFilesPath)),
    text: t(count === 0 ? 'wishes:files.add' : 'information:look'),
  };
}

/** « Volontés et droits ». */
export const wishesPage: Page<WishesState> = {
  view: 'my-information/rows',
  title: 'information:groups.wishes.title',
  back: ({ state }) => informationPath(state.access.recordId),
  model: visit => ({
    scene: 'wishes',
    lead: 'information:groups.wishes.lead',
    french: '',
    rows: under(visit, '/volontes').toSpliced(2, 0, directivesRow(visit)),
  }),
};

/** The advance directives: to write them here, to say where the paper is, or to attach it. */
export const directivesPage: Page<WishesState> = {
  view: 'my-information/rows',
  title: 'information:groups.directives.title',
  back: ({ state }) => informationPath(state.access.recordId, '/volontes'),
  model: visit => ({
    scene: 'directives',
    lead: 'information:groups.directives.lead',
    french: inDraft(visit.language, 'information:groups.directives.lead'),
    rows: [...under(visit, '/volontes/directives'), filesRow(visit)],
  }),
};
