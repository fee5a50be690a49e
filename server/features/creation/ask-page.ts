import { z } from 'zod';
import { requestCreationCode } from '../../identity/creation-requests.ts';
import { parseNir } from '../../registries/nir.ts';
import { wholeForm } from '../../web/forms.ts';
import { addressOf } from '../../web/guards.ts';
import { formPage } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';

const typed = z.string().optional();

/** Both mistakes show at once, but a number that is wrong is not compared. */
const fields = z.object({ number: typed, 'number-again': typed }).transform((given, context) => {
  const mistake = (field: string, key: string) =>
    context.addIssue({ code: 'custom', path: [field], message: `common:error.nir.${key}` });
  const first = parseNir(given.number ?? '');
  const again = parseNir(given['number-again'] ?? '');
  const isEmpty = !again.ok && again.error === 'empty';
  const isSame = first.ok && again.ok && first.nir === again.nir;
  if (!first.ok) mistake('number', first.error);
  if (isEmpty) mistake('number-again', 'again');
  else if (first.ok && !isSame) mistake('number-again', 'differ');
  return isSame ? { number: first.nir } : z.NEVER;
});

/** Asking for the creation code: the number of the card, twice (product rules, §1.3). */
export const askPage = formPage({
  view: 'creation/ask',
  title: 'creation:ask.title',
  fields,
  back: () => '/creation/code',
  submit: async (visit, { number }) => {
    const { world, request, web } = visit;
    const address = addressOf(request);
    const answer = await requestCreationCode(world, { nir: number, language: visit.language.code, address });
    if (answer === 'too-many') throw new Problem(429, 3600);
    if (answer === 'too-many-today')
      return { errors: [{ field: wholeForm, key: 'creation:ask.too-many-today' }] };
    web.wake();
    request.session.askedForCode = true;
    return { go: '/creation/demande/envoyee' };
  },
});
