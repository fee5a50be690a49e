import type { Page } from '../../web/pages.ts';
import { howSteps } from './how-steps.ts';

/** « Comment ça marche »: from the code to the access history, as a strip of scenes. */
export const howPage: Page<undefined> = {
  view: 'about/how',
  title: 'about:how.title',
  description: 'about:how.description',
  back: () => '/',
  model: ({ t }) => ({
    steps: howSteps.map(({ name, scene }) => ({
      scene,
      title: t(`about:how.steps.${name}.title`),
      text: t(`about:how.steps.${name}.text`),
    })),
  }),
};
