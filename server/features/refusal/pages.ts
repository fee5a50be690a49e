import { z } from 'zod';
import { carryOutRefusal, lookUpRefusal } from '../../identity/refusals.ts';
import { wholeForm } from '../../web/forms.ts';
import { addressOf } from '../../web/guards.ts';
import { type AnyPage, formPage, type Page } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';

const numberFields = z.object({
  code: z.string('refusal:number.empty').refine(typed => typed.trim() !== '', 'refusal:number.empty'),
});

/** « Ce n'est pas moi »: the number of the message that told of the act (product rules, §1.5, §2.8, §2.9). */
export const numberPage: AnyPage<undefined> = formPage({
  view: 'refusal/number',
  title: 'refusal:number.title',
  fields: numberFields,
  back: () => '/',
  submit: async ({ world, request }, { code }) => {
    const found = await lookUpRefusal(world, { code, address: addressOf(request) });
    if (found.is !== 'found') {
      const field = found.is === 'unknown' ? 'code' : wholeForm;
      return { errors: [{ field, key: `refusal:number.${found.is}` }] };
    }
    request.session.refusal = { id: found.id, kind: found.kind };
    return { go: '/pas-moi/confirmer' };
  },
});

/** What would be stopped, before it is. */
export const confirmPage: AnyPage<undefined> = formPage({
  view: 'refusal/confirm',
  title: 'refusal:confirm.title',
  fields: z.object({}),
  back: () => '/pas-moi',
  about: ({ request }) => request.session.refusal?.id ?? '',
  model: ({ request }) => ({ kind: request.session.refusal?.kind ?? 'change' }),
  submit: async ({ world, request, web }) => {
    const { refusal } = request.session;
    if (refusal === undefined || !(await carryOutRefusal(world, refusal.id))) throw new Problem(410);
    web.wake();
    delete request.session.refusal;
    request.session.hasRefused = true;
    return { go: '/pas-moi/fait' };
  },
});

/** It is stopped. */
export const donePage: Page<undefined> = { view: 'refusal/done', title: 'refusal:done.title' };
