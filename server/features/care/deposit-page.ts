import { todayIn } from '../../identity/calendar.ts';
import { type Deposited, depositForCarer, depositTypes } from '../../record/care-deposit.ts';
import { keptBackAtMost } from '../../record/kept-back-rules.ts';
import { ageOn } from '../../registries/birth-date.ts';
import { type CaringState, carerLine, caringPath, type LoadCaring, nameOf } from '../../web/caring.ts';
import type { Visit } from '../../web/context.ts';
import { dayFields } from '../../web/day-fields.ts';
import { refusalError, shownName } from '../../web/file-words.ts';
import { contentsOf, type FilesState, holdFiles, letFilesGo } from '../../web/form-files.ts';
import { wholeForm } from '../../web/forms.ts';
import { type AnyPage, formPage, type Outcome } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import { isBlank } from '../../web/typed-text.ts';
import { depositFields, type SaidOfDeposit } from './deposit-fields.ts';
import { carerTypes, groupedTypes } from './deposit-types.ts';
import { filesFor, senderOf } from './files.ts';
import { noteDone } from './session.ts';

/** What the page of a deposit knows. */
export interface DepositState extends CaringState, FilesState {
  /** The types that are offered. */
  readonly types: readonly string[];
}

/** Until this age somebody else acts for the patient (code civil, article 388). */
const majority = 18;

/**
 * What somebody may deposit. Where it is nothing there is no such page; a form that is sent all the same is refused by
 * the rules, which leave the trace. @throws Problem 404
 */
export function loadDeposit(load: LoadCaring) {
  return async (visit: Visit): Promise<DepositState> => {
    const state = await load(visit);
    const types = await depositTypes(visit.world, state.who, carerTypes);
    if (types.length === 0 && visit.request.method !== 'POST') throw new Problem(404);
    return { ...state, types, ...filesFor(visit, state, 'deposit') };
  };
}

/** « Je dépose un document »: files, or a short text; what is to be announced first may be kept back. */
export const depositPage: AnyPage<DepositState> = formPage<DepositState, SaidOfDeposit>({
  view: 'care/deposit',
  title: 'carer:deposit.title',
  fields: ({ world }) => depositFields(todayIn(world)),
  back: ({ state }) => caringPath(state),
  start: ({ world }) => dayFields(todayIn(world)),
  model: visit => {
    const { state, t, request, language } = visit;
    holdFiles(visit);
    return {
      played: carerLine(visit),
      patient: nameOf(state.patient),
      groups: groupedTypes(t, state.types, language.code),
      isMinor: isMinor(visit),
      held: state.files.map(({ name }) => shownName(name)),
      // Files cannot be given back to a field: whoever had chosen some chooses them again.
      isAgain: request.shownAgain !== undefined && state.files.length === 0,
    };
  },
  submit: async (visit, said) => {
    const { state, request } = visit;
    const { files, refused, types, who } = state;
    if (refused.length > 0) return { errors: refused.map(refusalError) };
    // Whoever may deposit nothing is refused by the rules, whatever else there is to say.
    if (types.length > 0 && files.length === 0 && isBlank(said.text))
      return { errors: [{ field: 'files', key: 'carer:deposit.no-content' }] };
    const mistake = await depositAll(visit, said);
    if (mistake !== undefined) return mistake;
    letFilesGo(request, state.place);
    noteDone(visit, who, 'deposited');
    return { go: caringPath(state) };
  },
});

function isMinor({ world, state }: Visit<DepositState>): boolean {
  return ageOn(state.patient.birthDate, todayIn(world)) < majority;
}

async function depositAll(visit: Visit<DepositState>, said: SaidOfDeposit): Promise<Outcome | undefined> {
  const { world, state } = visit;
  const { typeCode, day, text, isKeptBack, isSecret } = said;
  const common = {
    ...{ by: senderOf(state), typeCode, day, isSecret: isSecret && isMinor(visit) },
    ...(isKeptBack && { keptBackUntil: keptBackAtMost(world) }),
  };
  const written = !isBlank(text) || state.files.length === 0;
  const several = state.files.length + (written ? 1 : 0) > 1;
  const title = (number: number): string => (several ? `${said.title} ${number}` : said.title);
  const all: Deposited[] = state.files.map((file, at) => ({
    ...{ ...common, title: title(at + 1), ...contentsOf(file) },
  }));
  const last = title(all.length + 1);
  if (written) all.push({ ...common, title: last, format: 'text', bytes: Buffer.from(text, 'utf8') });
  for (const one of all) {
    if ((await depositForCarer(world, state.who, one)) === undefined)
      return { errors: [{ field: wholeForm, key: 'carer:deposit.refused' }] };
    if ('content' in one) state.settled.add(one.content.id);
  }
  return undefined;
}
