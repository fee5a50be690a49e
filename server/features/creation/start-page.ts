import type { Page } from '../../web/pages.ts';

/** What is needed to create a record, before anything is asked. */
export const startPage: Page<undefined> = {
  view: 'creation/start',
  title: 'creation:start.title',
  description: 'creation:start.description',
  back: () => '/',
};
