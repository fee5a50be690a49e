import type { Page } from '../../web/pages.ts';

/** The record exists. Nothing here tells the identifiers (product rules, §1.7). */
export const createdPage: Page<undefined> = {
  view: 'creation/created',
  title: 'creation:created.title',
};
