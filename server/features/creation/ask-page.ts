import { z } from 'zod';
import { requestCreationCode } from '../../identity/creation-requests.ts';
import { parseNir } from '../../registries/nir.ts';
import { addressOf } from '../../web/guards.ts';
import { formPage } from '../../web/pages.ts';
import { Problem } from '../../web/problems.ts';
import { nirField } from './fields.ts';

const fields = z
  .object({ number: nirField, 'number-again': z.string().optional() })
  .superRefine((given, context) => {
    const again = parseNir(given['number-again'] ?? '');
    if (again.ok && again.nir === given.number) return;
    const empty = !again.ok && again.error === 'empty';
    context.addIssue({
      code: 'custom',
      path: ['number-again'],
      message: empty ? 'common:error.nir.again' : 'common:error.nir.differ',
    });
  });

/** Asking for the creation code: the number of the card, twice (product rules, §1.3). */
export const askPage = formPage({
  view: 'creation/ask',
  title: 'creation:ask.title',
  fields,
  back: () => '/creation/code',
  submit: async (visit, { number }) => {
    const { world, request, web } = visit;
    const address = addressOf(world, request);
    const answer = await requestCreationCode(world, { nir: number, language: visit.language.code, address });
    if (answer === 'too-many') throw new Problem(429, 3600);
    if (answer === 'too-many-today')
      return { errors: [{ field: 'number', key: 'creation:ask.too-many-today' }] };
    web.wake();
    request.session.askedForCode = true;
    return { go: '/creation/demande/envoyee' };
  },
});
