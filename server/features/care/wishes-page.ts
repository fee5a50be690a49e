import { asKey } from '../../i18n.ts';
import { type Wishes, wishesForCarer } from '../../record/care-summary.ts';
import { type CaringState, carerLine, caringPath, type LoadCaring, nameOf } from '../../web/caring.ts';
import type { Visit } from '../../web/context.ts';
import { showPartialDate } from '../../web/dates.ts';
import type { Page } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import { asWritten, type Line, line, written } from '../../web/summary/lines.ts';

/** What the page of wishes knows. */
export interface WishesState extends CaringState {
  readonly wishes: Wishes;
}

/** Reads the wishes, with their trace. @throws Problem 404 where nothing of the record is open to this professional */
export function loadWishes(load: LoadCaring) {
  return async (visit: Visit): Promise<WishesState> => {
    const state = await load(visit);
    const wishes = await wishesForCarer(visit.world, state.who);
    if (wishes === undefined) throw new Problem(404);
    return { ...state, wishes };
  };
}

/** Whom to call, and what the patient wants: advance directives, organs, a message to those who treat them. */
export const wishesPage: Page<WishesState> = {
  view: 'care/wishes',
  title: 'carer:wishes.title',
  titleValues: ({ state }) => ({ name: nameOf(state.patient) }),
  back: ({ state }) => caringPath(state),
  model: visit => ({
    played: carerLine(visit),
    parts: partsOf(visit).filter(({ lines }) => lines.length > 0),
  }),
};

function partsOf(visit: Visit<WishesState>) {
  const { t, state } = visit;
  const { of } = state.wishes.information;
  const messages = of('message').map(({ data }) => line(asWritten(data.text), {}));
  const organs = of('organ-donation').map(({ data }) =>
    line(asWritten(t(asKey(`carer:wishes.${data.wish}`))), { details: written(data.note) }),
  );
  return [
    {
      title: t('card:parts.emergency-contact'),
      lines: of('emergency-contact').map(({ data }) => personLine(data)),
    },
    {
      title: t('card:parts.trusted-person'),
      lines: of('trusted-person').map(({ data }) => personLine(data)),
    },
    { title: t('card:parts.directives'), lines: directiveLines(visit) },
    { title: t('carer:wishes.organs'), lines: organs },
    { title: t('carer:wishes.message'), lines: messages },
  ];
}

interface Person {
  readonly name: string;
  readonly relation: string;
  readonly phone: string;
  readonly note?: string;
  readonly email?: string;
  readonly address?: string;
}

function personLine({ name, relation, phone, note = '', email = '', address = '' }: Person): Line {
  return line(asWritten(name), { details: written(relation, note, email, address), phone });
}

function directiveLines({ t, language, href, state }: Visit<WishesState>): Line[] {
  const { information, directiveFiles } = state.wishes;
  const texts = information
    .of('directives')
    .filter(({ data }) => data.form !== 'document')
    .map(({ data }) =>
      line(asWritten(t(asKey(`card:directives.${data.form}`))), { details: written(data.text) }),
    );
  const files = directiveFiles.map(({ id, title, day }) =>
    line(asWritten(title), {
      label: t('card:directives.document'),
      href: href(caringPath(state, `/documents/${id}`)),
      told: [showPartialDate(language, day)],
    }),
  );
  return [...texts, ...files];
}
