import { z } from 'zod';
import { showPhone } from '../../identity/contacts.ts';
import { type AnyPage, formPage, type Page } from '../../web/pages.ts';
import { type CreatingState, doneIn, nameOf, pathOf } from './state.ts';

/** The record is created: its paper is printed from here. No password is ever on this page. */
export const donePage: AnyPage<CreatingState> = formPage<CreatingState, object>({
  view: 'creating/done',
  title: 'creating:done.title',
  fields: z.object({}),
  about: ({ state }) => state.done?.recordId ?? '',
  model: visit => {
    const { state, href } = visit;
    const done = doneIn(state);
    return {
      name: nameOf(done.person),
      account: done.account,
      passwordBy: done.passwordBy ?? '',
      emergency: done.emergency,
      contacts: done.contacts.map(({ channel, address }) =>
        channel === 'sms' ? showPhone(address) : address,
      ),
      isAgain: done.papers > 0,
      paper: href(pathOf(state, '/accuse')),
      next: href(pathOf(state)),
      home: href(state.desk.home),
    };
  },
  // The form of this page is the one that prints (see paper.ts).
  submit: async ({ state }) => ({ go: pathOf(state, '/fait') }),
});

const end = (name: 'nothing' | 'exists' | 'reserved'): Page<CreatingState> => ({
  view: `creating/${name}`,
  title: `creating:${name}.title`,
  model: ({ state, href }) => ({ next: href(pathOf(state)), home: href(state.desk.home) }),
});

/** The patient refused: nothing was kept. */
export const nothingPage = end('nothing');

/** There is a record already: what the patient can do, and nothing else of them. */
export const existsPage = end('exists');

/** Who may not create records is told so. */
export const reservedPage = end('reserved');
