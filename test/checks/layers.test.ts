import { describe, expect, test } from 'vitest';
import { checkLayers } from './layers.ts';
import { linesFor } from './planted.ts';

const faults: [file: string, code: string][] = [
  ['server/record/blocking.ts', "import { render } from '../web/render.ts';"],
  ['server/record/blocking.ts', "import type { Page } from '../web/render.ts';"],
  ['server/record/blocking.ts', "import { accounts } from '../identity/accounts.ts';"],
  ['server/record/blocking.ts', "import express from 'express';"],
  ['server/registries/people.ts', "export { send } from '../messages/outbox.ts';"],
  ['server/messages/outbox.ts', "export * from '../record/journal.ts';"],
  ['server/identity/accounts.ts', "const page = await import('../features/home/page.ts');"],
  ['server/web/session.ts', "import type { Tile } from '../features/home/page.ts';"],
  ['server/features/home/page.ts', "import { keys } from '../../storage/keys.ts';"],
  ['server/features/home/page.ts', "import {\n  // a comment\n  step,\n} from '../creation/steps.ts';"],
  ['server/features/home/page.ts', "import { app } from '../../app.ts';"],
  ['server/features/home/page.ts', "import { makeWorld } from '../../world.ts';"],
  ['server/storage/database.ts', "import { config } from '../config.ts';"],
  ['server/storage/database.ts', "import type { Account } from '../identity/accounts.ts';"],
  ['server/main.ts', "import { home } from './features/home/routes.ts';"],
  ['server/i18n.ts', "import { render } from './web/render.ts';"],
  ['server/web/render.ts', "import { world } from '../../test/support/world.ts';"],
  ['server/messages/letter.ts', "new Worker(new URL('../web/pdf.ts', import.meta.url));"],
  ['server/tools/own.ts', 'export const own = 1;'],
];

const allowed: [file: string, code: string][] = [
  ['server/app.ts', "import { home } from './features/home/routes.ts';"],
  ['server/site-features.ts', "import { home } from './features/home/routes.ts';"],
  ['server/main.ts', "import { createApp } from './app.ts';\nimport { makeWorld } from './world.ts';"],
  ['server/features/home/page.ts', "import { t } from '../../i18n.ts';\nimport { rows } from './rows.ts';"],
  ['server/features/home/page.ts', "import { render } from '../../web/render.ts';"],
  ['server/features/home/page.ts', "import type { World } from '../../world.ts';"],
  [
    'server/storage/database.ts',
    "import type { World } from '../world.ts';\nimport type { Config } from '../config.ts';",
  ],
  ['server/identity/accounts.ts', "import { append } from '../record/journal.ts';"],
  ['server/record/journal.ts', "import type { Account } from '../identity/accounts.ts';"],
  [
    'server/record/journal.ts',
    "// import { render } from '../web/render.ts';\nconst text = \"import '../web/a.ts'\";",
  ],
  ['server/web/session.ts', "import { sessions } from '../storage/sessions.ts';"],
];

describe('layers', () => {
  test.each(faults)('%s must not hold %j', (file, code) => {
    const lines = linesFor(checkLayers, { [file]: `${code}\n` });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(new RegExp(`^${file}: `));
  });

  test.each(allowed)('%s may hold %j', (file, code) => {
    expect(linesFor(checkLayers, { [file]: `${code}\n` })).toEqual([]);
  });

  test('a finding tells the line and what is imported', () => {
    const code = "const a = 1;\n\nimport { render } from '../web/render.ts';\n";
    const lines = linesFor(checkLayers, { 'server/record/blocking.ts': code });
    expect(lines[0]).toContain(
      'server/record/blocking.ts: line 3: imports server/web/render.ts: record/ must not',
    );
  });
});
