import { z } from 'zod';
import { formPage } from '../../web/pages.ts';

const fields = z.object({ code: z.enum(['yes', 'no'], 'creation:choice.error') });

/** « J'ai mon code » or « Je n'ai pas de code ». */
export const choicePage = formPage({
  view: 'creation/choice',
  title: 'creation:choice.title',
  fields,
  back: () => '/creation',
  submit: async (_visit, { code }) => ({ go: code === 'yes' ? '/creation/mon-code' : '/creation/demande' }),
});
