import { minute } from '../../server/storage/time.ts';
import { accountOf, refusalNumber, withApp, withSheet } from '../support/factors.ts';
import { opened, type State, submitted, type Walk } from './state.ts';

const anthony = { identifier: 'mavu4827', password: 'soleil pomme velo tambour' };

/** Anthony, with a sheet of codes and an app beside his phone and his e-mail. */
const withAllFactors: State = {
  name: 'sign-in-all-factors',
  reach: async visitor => {
    const { world } = visitor.site;
    visitor.kept.code = (await withSheet(world, anthony.identifier))[0] ?? '';
    await withApp(world, anthony.identifier);
    await visitor.open('/connexion');
    await visitor.submit(anthony);
  },
};

const fiveTries: State = {
  name: 'sign-in-app-over',
  reach: async visitor => {
    for (let time = 0; time < 4; time += 1) await visitor.submit({ code: '000000' });
  },
};

/** Codes of an app and of a printed sheet. */
export const factors: Walk = {
  name: 'factors',
  states: [
    withAllFactors,
    submitted('sign-in-app', { channel: 'app' }),
    submitted('sign-in-app-wrong', { code: '000000' }),
    fiveTries,
    opened('sign-in-all-factors-again', '/connexion/envoi'),
    submitted('sign-in-sheet', { channel: 'sheet' }),
    submitted('sign-in-sheet-wrong', { code: '00000000' }),
    {
      name: 'record-home-by-sheet',
      reach: visitor => visitor.submit({ code: visitor.kept.code ?? '' }),
    },
  ],
};

const typed: State = {
  name: 'refusal-confirm',
  reach: async visitor => {
    const { world } = visitor.site;
    const subject = await accountOf(world, anthony.identifier);
    await visitor.submit({ code: await refusalNumber(world, { kind: 'change', subject }) });
  },
};

/** « Ce n'est pas moi », and what the account says afterwards. */
export const refusal: Walk = {
  name: 'refusal',
  states: [
    opened('refusal', '/pas-moi'),
    submitted('refusal-empty'),
    submitted('refusal-unknown', { code: 'ADEF GHJK MNPR' }),
    typed,
    submitted('refusal-done'),
    opened('sign-in-suspended-before', '/connexion'),
    {
      name: 'sign-in-suspended',
      reach: async visitor => {
        visitor.site.world.pass(minute);
        await visitor.submit(anthony);
      },
    },
  ],
};
