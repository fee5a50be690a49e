import type { Page } from '../../web/pages.ts';

/** For somebody who holds another person's code. It says nothing of whose code it is. */
export const notMePage: Page<undefined> = { view: 'creation/not-me', title: 'creation:not-me.title' };
