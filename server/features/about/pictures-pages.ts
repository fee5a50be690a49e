import type { Page } from '../../web/pages.ts';
import { pictureNames } from '../../web/sprites.ts';

/** The small pictures of the site, each with its name. The scenes have a page of their own: both would weigh too much. */
export const picturesPage: Page<undefined> = {
  view: 'about/pictures',
  title: 'help:pictures.title',
  description: 'about:pictures.description',
  back: () => '/aide',
  model: () => ({ pictures: pictureNames('common') }),
};

/** The scenes that open the pages of the journeys. */
export const scenesPage: Page<undefined> = {
  view: 'about/scenes',
  title: 'help:pictures.scenes',
  description: 'about:pictures.description',
  back: () => '/images',
  model: () => ({ scenes: pictureNames('scenes') }),
};
