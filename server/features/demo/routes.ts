import { type RequestHandler, Router } from 'express';
import { referenceFolder } from '../../identity/accounts.ts';
import { todayIn } from '../../identity/calendar.ts';
import { listDemoMessages } from '../../messages/demo-box.ts';
import { LetterGone, letterPdf } from '../../messages/post.ts';
import { groupNir } from '../../registries/nir.ts';
import { readDemoPeople } from '../../registries/population.ts';
import type { Web } from '../../web/context.ts';
import { showDate, showTime } from '../../web/dates.ts';
import { type Page, pageHandler } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import { componentPages } from './components.ts';

/** The demo people, with what is needed to play each of them. */
const peoplePage: Page<undefined> = {
  view: 'demo/people',
  title: 'demo:people.title',
  back: () => '/',
  model: visit => ({
    people: readDemoPeople(referenceFolder, todayIn(visit.world)).map(person => ({
      name: `${person.givenNames.join(' ')} ${person.familyName}`,
      number: groupNir(person.nir),
      birth: showDate(visit, new Date(`${person.birthDate}T12:00:00Z`)),
      role: person.id,
      identifier: person.identifier ?? '',
      password: person.password ?? '',
    })),
  }),
};

/** The message box: every e-mail, SMS and letter of the demo site, newest first. */
const messagesPage: Page<undefined> = {
  view: 'demo/messages',
  title: 'demo:messages.title',
  back: () => '/demo',
  model: async visit => ({
    messages: (await listDemoMessages(visit.world)).map(message => {
      const at = new Date(message.createdAt);
      return {
        ...message,
        letterId: message.letterId ?? '',
        at: `${showDate(visit, at)}, ${showTime(visit, at)}`,
      };
    }),
  }),
};

/** A letter of the message box as the PDF that would be posted. */
function letter(web: Web): RequestHandler {
  return async (request, response) => {
    const id = String(request.params.id ?? '').replace(/\.pdf$/, '');
    const pdf = await letterPdf(web.world, web.printer, id).catch((error: unknown) => {
      throw error instanceof LetterGone ? new Problem(404) : error;
    });
    response.set('Cache-Control', 'no-store').type('pdf').send(Buffer.from(pdf));
  };
}

/** What exists in demo mode alone. */
export function demoRoutes(web: Web): Router {
  const router = Router();
  router.get('/demo', pageHandler(web, peoplePage));
  router.get('/demo/messages', pageHandler(web, messagesPage));
  router.get('/demo/lettres/:id', letter(web));
  router.use('/demo/composants', componentPages(web));
  return router;
}
