import type { Page } from '../../web/pages.ts';
import { pictureNames, type SceneGroup, sceneGroups } from '../../web/sprites.ts';

/** The small pictures of the site, each with its name. The others have pages of their own: all would weigh too much. */
export const picturesPage: Page<undefined> = {
  view: 'about/pictures',
  title: 'help:pictures.title',
  description: 'about:pictures.description',
  back: () => '/aide',
  model: () => ({ pictures: pictureNames('common'), groups: sceneGroups, isFirst: true }),
};

/** The small pictures about somebody's health. */
export const healthPicturesPage: Page<undefined> = {
  view: 'about/pictures',
  title: 'help:pictures.health',
  description: 'about:pictures.description',
  back: () => '/images',
  model: () => ({ pictures: pictureNames('health'), groups: [], isFirst: false }),
};

/** The scenes that open the pages of the journeys: those of one group. */
export const scenesPage = (group: SceneGroup): Page<undefined> => ({
  view: 'about/scenes',
  title: `help:pictures.scenes.${group}`,
  description: 'about:pictures.description',
  back: () => '/images',
  model: () => ({ group, scenes: pictureNames(`scenes/${group}`) }),
});
