import { z } from 'zod';
import { type Contact, offeredChannels } from '../../identity/contacts.ts';
import { createForPatient, type WantedAccount } from '../../identity/create-for-patient.ts';
import { parseEmail, parsePhone } from '../../registries/contact-rules.ts';
import type { Visit } from '../../web/context.ts';
import { dropCreatingDraft } from '../../web/creating-draft.ts';
import { wholeForm } from '../../web/forms.ts';
import { formPage, type Outcome } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import { aboutDraft, type CreatingState, pathOf } from './state.ts';

const typed = z.string().optional().default('');
const fields = z
  .object({
    account: z.enum(['yes', 'no']).optional(),
    phone: typed,
    email: typed,
    by: z.enum(['paper', 'sms']).optional().default('paper'),
  })
  .transform((given, context) => {
    const mistake = (field: string, message: string): typeof z.NEVER => {
      context.addIssue({ code: 'custom', path: [field], message });
      return z.NEVER;
    };
    if (given.account === undefined) return mistake('account', 'creating:account.error');
    if (given.account === 'no') return undefined;
    const [hasPhone, hasEmail] = [given.phone.trim() !== '', given.email.trim() !== ''];
    if (!hasPhone && !hasEmail) return mistake('phone', 'creating:account.no-contact');
    const phone = hasPhone ? parsePhone(given.phone) : undefined;
    const email = hasEmail ? parseEmail(given.email) : undefined;
    if (phone?.ok === false) mistake('phone', `common:error.phone.${phone.error}`);
    if (email?.ok === false) mistake('email', `common:error.email.${email.error}`);
    if (given.by === 'sms' && !hasPhone) return mistake('phone', 'creating:account.no-phone');
    const contacts: Contact[] = [
      ...(phone?.ok ? [{ channel: 'sms', address: phone.address } as const] : []),
      ...(email?.ok ? [{ channel: 'email', address: email.address } as const] : []),
    ];
    return { contacts, passwordBy: given.by };
  });

/** Step 4: an account or none, then the record is created. */
export const accountPage = formPage<CreatingState, WantedAccount | undefined>({
  view: 'creating/account',
  title: 'creating:account.title',
  fields,
  about: aboutDraft,
  back: ({ state }) => pathOf(state, '/accord'),
  start: ({ state }) => (state.mayHaveAccount ? { by: 'paper' } : { account: 'no' }),
  model: ({ world, state }) => {
    const channels = offeredChannels(world);
    return { mayHave: state.mayHaveAccount, hasSms: channels.includes('sms') };
  },
  submit: create,
});

async function create(visit: Visit<CreatingState>, account: WantedAccount | undefined): Promise<Outcome> {
  const { world, request, web, state } = visit;
  const { draft, clerk } = state;
  if (draft?.agreed === undefined) throw new Problem(410);
  const { language, ...emergency } = draft.agreed;
  const made = await createForPatient(world, {
    by: clerk.by,
    insuredId: draft.insuredId,
    consent: true,
    emergency,
    representativeId: draft.representativeId,
    account,
    language,
  });
  if (made.is === 'no-account') return { errors: [{ field: wholeForm, key: 'creating:account.refused' }] };
  dropCreatingDraft(request);
  if (made.is === 'exists') return { go: pathOf(state, '/existe') };
  if (made.is !== 'created') throw new Problem(410);
  web.wake();
  const at = world.now().toISOString();
  request.session.creatingDone = { recordId: made.recordId, desk: state.desk.pathPrefix, at };
  return { go: pathOf(state, '/fait') };
}
