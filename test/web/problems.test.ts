import { createServer } from 'node:http';
import express from 'express';
import { describe, expect, onTestFinished, test } from 'vitest';
import { languages } from '../../server/i18n.ts';
import { languageOfPath } from '../../server/web/language.ts';
import { Problem, problemKinds, problemPages } from '../../server/web/problems.ts';
import { numberedRequests } from '../../server/web/requests.ts';
import { makeWeb } from '../../server/web/site.ts';
import { expectProblem, says } from '../features/mistakes.ts';
import { Reader } from '../support/reader.ts';
import { freshWorld } from '../support/world.ts';

/** A site on which everything goes wrong: `/<language>/<kind>` throws that problem. */
async function brokenSite(): Promise<string> {
  const world = await freshWorld();
  const app = express();
  app.use(numberedRequests(world));
  app.use(
    '/:language',
    express.Router({ mergeParams: true }).use(languageOfPath, request => {
      const kind = request.path.slice(1);
      throw kind === 'ended'
        ? new Problem('ended')
        : new Problem(problemKinds.find(known => String(known) === kind) ?? 500);
    }),
  );
  app.use(problemPages(makeWeb(world)));
  const server = createServer(app);
  await new Promise<void>(resolve => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

describe.each(languages.map(({ code }) => code))('in %s', language => {
  test('each problem has its page, with words, the phone and a way out', async () => {
    const reader = new Reader(await brokenSite());
    for (const kind of [...problemKinds, 'ended']) {
      const page = await reader.open(`/${language}/${kind}`);
      expectProblem(page, kind, language);
      expect(says(page, `common:problem.${kind}.text`, { minutes: 15 }, language), `${kind}`).toBe(true);
      expect(page.root.querySelectorAll('h1')).toHaveLength(1);
      expect(page.root.querySelector('a[href^="tel:"]')).not.toBeNull();
      const number = page.root.querySelector('main strong')?.text ?? '';
      expect(/^[A-Z2-9]{8}$/.test(number), `${kind}`).toBe(kind === 500 || kind === 503);
    }
  });
});
