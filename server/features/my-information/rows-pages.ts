import { asKey } from '../../i18n.ts';
import type { Visit } from '../../web/context.ts';
import { showPartialDate } from '../../web/dates.ts';
import type { Page } from '../../web/pages.ts';
import { inDraft } from './french-beside.ts';
import { newestFirst } from './measures-page.ts';
import { informationPath, isOfPart, type Part, parts, partsUnder } from './parts.ts';
import type { AllState } from './state.ts';
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

/** Everything the measures or the directives say, in one line. */
function groupInOneLine(visit: Visit<AllState>, path: string): string {
  const filled = partsUnder(path).filter(part => visit.state.items.some(({ data }) => isOfPart(part, data)));
  if (filled.length === 0) return visit.t('information:nothing');
  const names = filled.map(({ name }) => visit.t(asKey(`information:parts.${name}.title`)));
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

function groupRow(visit: Visit<AllState>, name: 'measures' | 'directives', path: string) {
  const value = groupInOneLine(visit, path);
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
      rows: own.toSpliced(measures, 0, groupRow(visit, 'measures', '/mesures')),
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

/** « Volontés et droits ». */
export const wishesPage: Page<AllState> = {
  view: 'my-information/rows',
  title: 'information:groups.wishes.title',
  back: ({ state }) => informationPath(state.access.recordId),
  model: visit => ({
    scene: 'wishes',
    lead: 'information:groups.wishes.lead',
    french: '',
    rows: under(visit, '/volontes').toSpliced(2, 0, groupRow(visit, 'directives', '/volontes/directives')),
  }),
};

/** The advance directives: to write them here, or to say where the paper is. */
export const directivesPage: Page<AllState> = {
  view: 'my-information/rows',
  title: 'information:groups.directives.title',
  back: ({ state }) => informationPath(state.access.recordId, '/volontes'),
  model: visit => ({
    scene: 'directives',
    lead: 'information:groups.directives.lead',
    french: inDraft(visit.language, 'information:groups.directives.lead'),
    rows: under(visit, '/volontes/directives'),
  }),
};
