import { type RequestHandler, Router } from 'express';
import { asKey, paragraphsOf } from '../../i18n.ts';
import type { Visit, Web } from '../../web/context.ts';
import { pageBefore } from '../../web/help-link.ts';
import { type HelpTopic, helpParts, helpTopics } from '../../web/help-topics.ts';
import { answerPage, type Page, pageHandler, visitOf } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import { keepTogether } from '../../web/typography.ts';
import { stepPictures, topicPictures } from './topic-pictures.ts';

/** Where to find help: the phone, who to write to, and every topic. */
const helpPage: Page<undefined> = {
  view: 'help/help',
  title: 'help:help.title',
  description: 'help:help.description',
  back: () => '/',
  model: ({ t, href }) => ({
    parts: helpParts.map(({ name, topics }) => ({
      name,
      items: topics.map(topic => ({
        picture: topicPictures[topic][0],
        href: href(`/aide/${topic}`),
        text: t(`guide:${topic}.title`),
      })),
    })),
  }),
};

/** The texts of one list of a topic. */
function textsOf({ language }: Visit, topic: HelpTopic, list: 'steps' | 'questions' | 'answers'): string[] {
  const texts = paragraphsOf(language.code, asKey(`guide:${topic}.${list}`), {});
  return texts.map(text => keepTogether(language.code, text));
}

/** What is done step by step, with a picture of each step; nothing for a topic that tells none. */
function stepsOf(visit: Visit, topic: HelpTopic) {
  const pictures = stepPictures[topic];
  if (pictures === undefined) return [];
  return textsOf(visit, topic, 'steps').map((text, place) => ({ text, picture: pictures[place] ?? 'help' }));
}

/** The questions of a topic with their answers and pictures. */
function questionsOf(visit: Visit, topic: HelpTopic) {
  const [questions, answers] = [textsOf(visit, topic, 'questions'), textsOf(visit, topic, 'answers')];
  const [, ...pictures] = topicPictures[topic];
  return questions.map((question, place) => ({
    question,
    answer: answers[place] ?? '',
    picture: pictures[place] ?? 'help',
  }));
}

/** The page of one topic. Its way back is the page from which the help was opened, or the list of topics. */
function topicPage(topic: HelpTopic, from: { page: string | undefined; isBeside: boolean }): Page<undefined> {
  return {
    view: 'help/topic',
    title: `guide:${topic}.title`,
    back: () => from.page ?? '/aide',
    model: visit => ({
      topic,
      picture: topicPictures[topic][0],
      steps: stepsOf(visit, topic),
      questions: questionsOf(visit, topic),
      isBeside: from.isBeside && from.page !== undefined,
    }),
  };
}

function topicHandler(web: Web): RequestHandler {
  return async (request, response) => {
    const topic = helpTopics.find(known => known === request.params.topic);
    const { how, page } = request.params;
    if (topic === undefined) throw new Problem(404);
    if (how !== undefined && how !== 'depuis' && how !== 'a-cote') throw new Problem(404);
    const from = { page: pageBefore(page), isBeside: how === 'a-cote' };
    await answerPage(visitOf(web, request, undefined), response, topicPage(topic, from));
  };
}

/** Help: all of it, and about one page. */
export function helpRoutes(web: Web): Router {
  const router = Router();
  router.get('/aide', pageHandler(web, helpPage));
  router.get('/aide/:topic{/:how/*page}', topicHandler(web));
  return router;
}
