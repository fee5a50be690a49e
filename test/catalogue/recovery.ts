import { hour, minute } from '../../server/storage/time.ts';
import type { Visitor } from '../browser/visitor.ts';
import { again } from './creation.ts';
import { opened, type State, submitted, submittedCode, type Walk } from './state.ts';

const anthony = {
  number: '1 80 03 2B 020 401 23',
  'birth-day': '2',
  'birth-month': '3',
  'birth-year': '1980',
};
const password = 'lampe tortue papier citron violet';

/** The number by which the newest message that has one is refused. */
async function refusalNumber({ site }: Visitor): Promise<string> {
  const told = (await site.messages()).find(({ kind }) => kind === 'recovery-started');
  return /[A-Z0-9]{4}\s[A-Z0-9]{4}\s[A-Z0-9]{4}/.exec(told?.text ?? '')?.[0] ?? '';
}

/** Comes back in the same browser with the mailbox again, `ms` milliseconds later. */
const later = (name: string, ms: number): State => ({
  name,
  reach: async visitor => {
    visitor.site.world.pass(ms);
    await visitor.open('/retrouver');
    await visitor.submit(anthony);
    await visitor.submit({ way: 'email' });
    await visitor.submit({ code: await visitor.code() });
  },
});

const over: State = {
  name: 'recovery-code-over',
  reach: async visitor => {
    visitor.site.world.pass(11 * minute);
    await visitor.open('/retrouver/code');
  },
};

const tooMany: State = {
  name: 'recovery-too-many',
  reach: async visitor => {
    for (let time = 0; time < 7; time += 1) {
      await visitor.open('/retrouver');
      await visitor.submit(anthony);
    }
  },
};

const sheetOver: State = {
  name: 'recovery-code-sheet-over',
  reach: async visitor => {
    for (let time = 0; time < 4; time += 1) await visitor.submit({ code: '1234 5678' });
  },
};

/** Anthony with one way alone: 3 days, then a new password. */
export const recovery: Walk = {
  name: 'recovery',
  states: [
    opened('recovery-start', '/retrouver'),
    submitted('recovery-start-empty'),
    submitted('recovery-start-mistakes', { ...anthony, number: '1 80', 'birth-day': '31' }),
    submitted('recovery-way', anthony),
    submitted('recovery-way-mistake'),
    submitted('recovery-elsewhere', { way: 'none' }),
    opened('recovery-way-again', '/retrouver/moyen'),
    submitted('recovery-code-sheet', { way: 'sheet' }),
    submitted('recovery-code-sheet-wrong', { code: '1234 5678' }),
    sheetOver,
    opened('recovery-way-other', '/retrouver/moyen'),
    submitted('recovery-code', { way: 'email' }),
    submitted('recovery-code-empty'),
    submitted('recovery-code-wrong', { code: '1234 5678' }),
    submitted('recovery-code-too-soon', {}, again),
    over,
    {
      name: 'recovery-second',
      reach: async visitor => {
        await visitor.submit({}, again);
        await visitor.submit({ code: await visitor.code() });
      },
    },
    submitted('recovery-second-mistake'),
    submitted('recovery-code-second', { way: 'sms' }),
    opened('recovery-second-again', '/retrouver/deuxieme-moyen'),
    submitted('recovery-one-way', { way: 'none' }),
    submitted('recovery-waiting'),
    later('recovery-waiting-later', 24 * hour),
    later('recovery-password', 48 * hour),
    submitted('recovery-password-empty'),
    submitted('recovery-password-mistake', { password: 'soleil' }),
    submitted('recovery-done', { password }),
    opened('sign-in-recovered', '/connexion'),
    tooMany,
  ],
};

/** A wait that the owner refuses. */
export const refusedRecovery: Walk = {
  name: 'recovery-refused',
  states: [
    opened('recovery-start-stranger', '/retrouver'),
    submitted('recovery-way-stranger', anthony),
    submitted('recovery-code-stranger', { way: 'email' }),
    submittedCode('recovery-second-stranger'),
    submitted('recovery-one-way-stranger', { way: 'none' }),
    submitted('recovery-waiting-stranger'),
    {
      name: 'refusal-confirm-wait',
      reach: async visitor => {
        const code = await refusalNumber(visitor);
        await visitor.open('/pas-moi');
        await visitor.submit({ code });
      },
    },
    submitted('refusal-done-wait'),
    later('recovery-second-closed', hour),
    submitted('recovery-closed', { way: 'none' }),
  ],
};
