import type { RequestHandler } from 'express';
import { readFreshCredentials } from '../../identity/fresh-credentials.ts';
import type { Web } from '../../web/context.ts';
import { sendIdentifiers } from '../../web/identifiers-paper.ts';
import { Problem } from '../../web/problems.ts';

/** The identifiers as a tagged PDF to keep: French, beside the reader's language. */
export function identifiersPdf(web: Web): RequestHandler {
  return async (request, response) => {
    const { created } = request.session;
    const shown = created && (await readFreshCredentials(web.world, created, 'credentials.printed'));
    if (shown === undefined) throw new Problem(410);
    await sendIdentifiers(web, response, { shown, language: request.language });
  };
}
