import type { Visitor } from '../browser/visitor.ts';
import { close, correct, makeAtPharmacy } from '../support/creation.ts';
import { dominique } from '../support/journeys.ts';
import { opened, type State, submitted, submittedCode, type Walk } from './state.ts';

const { number } = dominique;

/** Asks for a code and writes it down under this name. */
function asksForCode(as: string): State['reach'] {
  return async visitor => {
    await visitor.open('/creation/demande');
    await visitor.submit({ number, 'number-again': number });
    visitor.kept[as] = await visitor.code();
  };
}

/** Gives number, birth date and the code that was written down. */
async function prove(visitor: Visitor, code: string, given: Record<string, string> = {}): Promise<void> {
  await visitor.open('/creation/mon-code');
  await visitor.submit({ ...dominique, ...given, code: visitor.kept[code] ?? '' });
}

const proven = (name: string, code: string, given: Record<string, string> = {}): State => ({
  name,
  reach: visitor => prove(visitor, code, given),
});

/** Asks for new identifiers three times more than once. */
async function loseOften(visitor: Visitor): Promise<void> {
  for (let time = 0; time < 2; time += 1) {
    await prove(visitor, 'second');
    await visitor.submit();
  }
  await prove(visitor, 'second');
  await visitor.submit();
}

/** Dominique stops, goes on with another code, has neither phone nor e-mail, and loses her identifiers. */
export const later: Walk = {
  name: 'creation-later',
  states: [
    { name: 'creation-asked-first', reach: asksForCode('first') },
    proven('creation-identity-first', 'first'),
    submitted('creation-contact-first', { me: 'yes' }),
    opened('creation-later', '/creation/plus-tard'),
    submitted('creation-stopped'),
    { name: 'creation-asked-second', reach: asksForCode('second') },
    proven('creation-identity-begun', 'second'),
    submitted('creation-contact-second', { me: 'yes' }),
    submitted('creation-no-contact', { channel: 'none' }),
    submitted('creation-terms-sheet'),
    submitted('creation-check-sheet', { accept: 'yes' }),
    submitted('creation-identifiers-sheet'),
    submitted('creation-created-sheet'),
    proven('creation-exists', 'first'),
    proven('creation-lost-identifiers', 'second'),
    submitted('creation-identifiers-replaced'),
    submitted('creation-replaced'),
    { name: 'creation-lost-identifiers-too-many', reach: loseOften },
    opened('creation-messages', '/demo/messages'),
  ],
};

/** Dominique, whose record a pharmacy made; then it is closed, then the register says that she is a minor. */
export const standing: Walk = {
  name: 'creation-standing',
  states: [
    {
      name: 'creation-asked-pharmacy',
      reach: async visitor => {
        await makeAtPharmacy(visitor.site);
        await asksForCode('code')(visitor);
      },
    },
    proven('creation-identity-pharmacy', 'code'),
    submitted('creation-contact-exists', { me: 'yes' }),
    submitted('creation-email-exists', { channel: 'email' }),
    submitted('creation-contact-code-exists', { email: 'dominique@example.org' }),
    submittedCode('creation-terms-exists'),
    submitted('creation-check-exists', { accept: 'yes' }),
    {
      name: 'creation-closed',
      reach: async visitor => {
        await close(visitor.site);
        await visitor.submit();
      },
    },
    {
      name: 'creation-minor',
      reach: async visitor => {
        await correct(visitor.site, { birthDate: '2010-03-28' });
        await prove(visitor, 'code', { 'birth-year': '2010' });
      },
    },
  ],
};

/** Dominique opens the account of the record that a pharmacy made. */
export const opening: Walk = {
  name: 'creation-opening',
  states: [
    {
      name: 'creation-asked-opening',
      reach: async visitor => {
        await makeAtPharmacy(visitor.site);
        await asksForCode('code')(visitor);
      },
    },
    proven('creation-identity-opening', 'code'),
    submitted('creation-contact-opening', { me: 'yes' }),
    submitted('creation-no-contact-opening', { channel: 'none' }),
    submitted('creation-terms-opening'),
    submitted('creation-check-opening', { accept: 'yes' }),
    submitted('creation-identifiers-opened'),
    submitted('creation-opened'),
  ],
};
