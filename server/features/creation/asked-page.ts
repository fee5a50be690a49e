import type { Page } from '../../web/pages.ts';

/** What follows a request for a code: the same words whether or not the number is known. */
export const askedPage: Page<undefined> = {
  view: 'creation/asked',
  title: 'creation:asked.title',
  back: () => '/creation/demande',
};
