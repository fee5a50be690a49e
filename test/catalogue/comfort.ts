import { join } from 'node:path';
import { opened, type State, submitted, type Walk } from './state.ts';

/** A device that has voices of its own: no browser has any where it has no screen. */
const listening: State = {
  name: 'listening',
  reach: async visitor => {
    await visitor.context.addInitScript({ path: join(import.meta.dirname, '..', 'browser', 'voices.js') });
    await visitor.context.addInitScript("window.giveVoices('own')");
    await visitor.open('/aide');
    await visitor.page.locator('[data-press="main"]').click();
    await visitor.page.evaluate('finish()');
  },
};

/** « Confort de lecture », kept and brought back, and a page that is listened to. */
export const comfort: Walk = {
  name: 'comfort',
  states: [
    opened('comfort', '/confort?de=%2Faide'),
    submitted(
      'comfort-kept',
      { text: '150', spacing: 'wide', theme: 'dark', pictures: 'few' },
      '.sample .button',
    ),
    opened('comfort-large-help', '/aide'),
    {
      name: 'comfort-from-form',
      reach: async visitor => {
        await visitor.open('/creation/demande');
        await visitor.follow('.comfort-link');
      },
    },
    submitted('comfort-start', {}, '[name="reset"]'),
    listening,
    {
      name: 'listening-paused',
      reach: visitor => visitor.page.locator('[data-press="main"]').click(),
    },
  ],
};
