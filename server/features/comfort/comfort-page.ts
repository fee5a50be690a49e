import { z } from 'zod';
import { chooseLook } from '../../identity/look.ts';
import type { Visit } from '../../web/context.ts';
import { choicesOf, lookOf, lookSettings, makeLook } from '../../web/look.ts';
import { formPage } from '../../web/pages.ts';
import { wayBack } from '../../web/way-back.ts';

const wrong = 'comfort:error';
const fields = z.object({
  text: z.enum(lookSettings.text, wrong),
  spacing: z.enum(lookSettings.spacing, wrong),
  contrast: z.enum(lookSettings.contrast, wrong),
  theme: z.enum(lookSettings.theme, wrong),
  font: z.enum(lookSettings.font, wrong),
  pictures: z.enum(lookSettings.pictures, wrong),
  from: z.string().optional(),
  reset: z.string().optional(),
});

/** The page that the person came from: the form repeats it, the first time the address names it. */
function cameFrom({ request }: Visit): string {
  const typed: unknown = Object(request.body).from ?? request.query.de;
  return wayBack(typed);
}

/** « Confort de lecture »: how the pages look, for whoever visits, with an account or without. */
export const comfortPage = formPage<undefined, z.infer<typeof fields>>({
  view: 'comfort/comfort',
  title: 'comfort:title',
  fields,
  back: cameFrom,
  look: ({ request }) => {
    const tried = request.shownAgain?.values;
    return tried === undefined ? lookOf(request) : makeLook(tried);
  },
  model: visit => {
    const { request } = visit;
    const isTrial = request.shownAgain !== undefined;
    return {
      settings: lookSettings,
      from: cameFrom(visit),
      isTrial,
      isKept: !isTrial && request.method === 'GET' && request.query.fait === 'oui',
      isOnAccount: request.session.accountId !== undefined,
    };
  },
  start: ({ request }) => choicesOf(lookOf(request)),
  submit: async (visit, { from, reset, ...choices }) => {
    const { world, request } = visit;
    const { accountId } = request.session;
    const look = reset === undefined ? makeLook(choices) : '';
    if (accountId !== undefined) await chooseLook(world, { accountId, look });
    request.session.look = look;
    return { go: `/confort?${new URLSearchParams({ de: wayBack(from), fait: 'oui' })}` };
  },
});
