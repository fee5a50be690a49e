import { anthony } from '../features/people.ts';
import { opened, type State, submitted, submittedCode, type Walk } from './state.ts';

const { identifier, password } = anthony;

/** Anthony looks at « Emporter mon dossier », and then has done so too often. */
export const exporting: Walk = {
  name: 'export',
  states: [
    opened('export-sign-in', '/connexion'),
    submitted('export-sign-in-way', { identifier, password }),
    submitted('export-sign-in-code', { channel: 'sms' }),
    submittedCode('export-home'),
    { name: 'export-information', reach: visitor => visitor.follow('a[href$="/informations"]') },
    { name: 'export', reach: visitor => visitor.follow('a[href$="/emporter-mon-dossier"]') },
    tooOften(),
  ],
};

function tooOften(): State {
  return {
    name: 'export-too-often',
    reach: async visitor => {
      for (let time = 0; time < 10; time += 1) {
        const download = visitor.page.waitForEvent('download');
        // The page takes two presses in a row for one.
        await visitor.open(visitor.path);
        await visitor.hands.press('#form .button');
        await (await download).delete();
      }
      await visitor.open(visitor.path);
      await visitor.submit();
    },
  };
}
