import { asKey } from '../../i18n.ts';
import { depositTypes } from '../../record/care-deposit.ts';
import { documentClasses } from '../../record/document-types.ts';
import { isOccupational } from '../../record/policy/occupational.ts';
import type { RuleName } from '../../record/policy/rule.ts';
import { carerLine, caringPath, nameOf } from '../../web/caring.ts';
import type { Visit } from '../../web/context.ts';
import { className } from '../../web/document-words.ts';
import type { Page } from '../../web/pages.ts';
import { carerTypes } from './deposit-types.ts';
import { type ListState, listPath, perPage } from './list-state.ts';
import { justDone } from './session.ts';
import { rowOf } from './words.ts';

/** The rules that open all that an emergency would open: there is nothing to ask for. */
const wide: ReadonlySet<RuleName> = new Set(['R4', 'R8', 'R9']);

/** What a professional sees of a record: its documents, by which rule, or that they have no access. */
export const recordPage: Page<ListState> = {
  view: 'care/record',
  title: 'carer:record.title',
  titleValues: ({ state }) => ({ name: nameOf(state.patient) }),
  back: ({ state }) => state.before,
  model: async visit => {
    const { state, t, world } = visit;
    const { list, who, viewer } = state;
    const mayDeposit = (await depositTypes(world, who, carerTypes)).length > 0;
    const done = justDone(visit, who);
    return {
      played: carerLine(visit),
      rule: list === undefined ? '' : t(asKey(`carer:rule.${list.rule}`)),
      isNever: isOccupational(viewer),
      done: done === undefined ? '' : t(asKey(`carer:done.${done}`)),
      ...rowsOf(visit),
      ...classesOf(visit),
      parts: partsOf(visit),
      deposit: mayDeposit ? visit.href(caringPath(state, '/deposer')) : '',
      ...waysIn(visit),
      patient: state.isPlayed ? visit.href(caringPath(state, '/patient')) : '',
    };
  },
};

/** What else can be read: for those to whom more is open than what they wrote. */
function partsOf({ state, href, t }: Visit<ListState>) {
  const { list } = state;
  if (list === undefined) return [];
  const part = (picture: string, rest: string, key: 'summary' | 'care' | 'wishes' | 'own') => ({
    ...{ picture, href: href(caringPath(state, rest)), text: t(`carer:parts.${key}`) },
  });
  const own = part('write', '/mes-documents', 'own');
  if (list.rule === 'R3') return [own];
  return [
    part('summary', '/resume', 'summary'),
    part('calendar', '/soins', 'care'),
    part('relatives', '/volontes', 'wishes'),
    own,
  ];
}

/** How somebody comes to read more. Whoever reads everything, and occupational medicine, has no way to ask. */
function waysIn({ state, href }: Visit<ListState>) {
  const { list, viewer } = state;
  const isEnough = isOccupational(viewer) || (list !== undefined && wide.has(list.rule));
  const to = (rest: string, holds: boolean): string => (holds ? href(caringPath(state, rest)) : '');
  return {
    agree: to('/accord', !isOccupational(viewer) && (list === undefined || list.rule === 'R3')),
    emergency: to('/urgence', !isEnough),
    centre15: to('/centre-15', !isEnough && viewer.regulates),
  };
}

function rowsOf(visit: Visit<ListState>) {
  const { state } = visit;
  const { list, page } = state;
  const documents = list?.documents ?? [];
  const pathOf = (number: number): string => visit.href(listPath(state, state, number));
  return {
    number: page,
    rows: documents.slice(0, perPage).map(document => rowOf(visit, document)),
    newer: page > 1 ? pathOf(page - 1) : '',
    older: documents.length > perPage ? pathOf(page + 1) : '',
  };
}

/** The other lists: of one class, of all, further back. Only classes with something in them that is shown. */
function classesOf({ state, href, t }: Visit<ListState>) {
  const { list, span, classCode } = state;
  const known = documentClasses.filter(({ code }) => list?.classes.has(code) === true);
  return {
    isRecent: span === 'recents',
    ofClass: classCode === undefined ? '' : className(t, classCode),
    every: classCode === undefined ? '' : href(listPath(state, { span, classCode: undefined })),
    all: span === 'tout' ? '' : href(listPath(state, { span: 'tout', classCode })),
    classes: known
      .filter(({ code }) => code !== classCode)
      .map(({ code }) => ({
        text: className(t, code),
        href: href(listPath(state, { span, classCode: code })),
      })),
  };
}
