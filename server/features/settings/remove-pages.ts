import { z } from 'zod';
import { removeContact } from '../../identity/change-contact.ts';
import { removeFactor } from '../../identity/change-factors.ts';
import { maskContact } from '../../identity/contacts.ts';
import { type FactorKind, readFactors } from '../../identity/factors.ts';
import type { LocaleKey } from '../../locale-keys.ts';
import type { Visit } from '../../web/context.ts';
import { showFactors } from '../../web/factor-words.ts';
import { wholeForm } from '../../web/forms.ts';
import { accountOf } from '../../web/guards.ts';
import { type AnyPage, formPage, type Outcome } from '../../web/pages.ts';
import { wants } from '../../web/wants.ts';
import { type DoneThing, done } from './done.ts';

interface Removal {
  readonly kind: FactorKind;
  readonly title: LocaleKey;
  readonly lead: LocaleKey;
  readonly back: string;
  readonly done: DoneThing;
}

async function carryOut(visit: Visit, removal: Removal): Promise<Outcome> {
  const { world, request } = visit;
  const { kind } = removal;
  const accountId = accountOf(request);
  const result =
    kind === 'sms' || kind === 'email'
      ? await removeContact(world, { accountId, channel: kind })
      : await removeFactor(world, { accountId, kind });
  if (result === 'last') return { errors: [{ field: wholeForm, key: 'settings:contact.remove-last' }] };
  return done(visit, removal.done);
}

/** Takes a factor away, after a page that says what is left to sign in with. */
function removePage(removal: Removal): AnyPage<undefined> {
  return formPage<undefined, object>({
    view: 'settings/remove',
    title: removal.title,
    fields: z.object({}),
    back: () => removal.back,
    model: async ({ world, request, t, href }) => {
      const factors = await readFactors(world, accountOf(request));
      const own = factors.find(factor => factor.kind === removal.kind)?.contact;
      const left = factors.filter(factor => factor.kind !== removal.kind);
      return {
        lead: removal.lead,
        go: removal.title,
        contact: own === undefined ? '' : maskContact(own),
        left: showFactors(t, left),
        keep: href('/compte'),
      };
    },
    submit: visit => carryOut(visit, removal),
  });
}

/** The pages that take a factor away, by their path. */
export const removePages: Readonly<Record<string, AnyPage<undefined>>> = {
  [wants.email]: removePage({
    kind: 'email',
    title: 'settings:contact.remove-email',
    lead: 'settings:contact.remove-email-lead',
    back: wants.email,
    done: 'email-removed',
  }),
  [wants.telephone]: removePage({
    kind: 'sms',
    title: 'settings:contact.remove-phone',
    lead: 'settings:contact.remove-phone-lead',
    back: wants.telephone,
    done: 'phone-removed',
  }),
  [wants.codes]: removePage({
    kind: 'sheet',
    title: 'settings:sheet.remove',
    lead: 'settings:sheet.remove-lead',
    back: wants.codes,
    done: 'sheet-removed',
  }),
  [wants.application]: removePage({
    kind: 'app',
    title: 'settings:app.remove',
    lead: 'settings:app.remove-lead',
    back: wants.application,
    done: 'app-removed',
  }),
};
