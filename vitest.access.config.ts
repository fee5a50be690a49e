import { defineConfig } from 'vitest/config';
import { ClosingLine } from './test/support/closing-line.ts';

export default defineConfig({
  test: {
    include: ['test/access/**/*.test.ts'],
    globalSetup: ['test/support/templates.ts'],
    testTimeout: 600_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxConcurrency: 4,
    maxWorkers: 2,
    reporters: ['verbose', new ClosingLine()],
  },
});
