import { defineConfig } from 'vitest/config';

/** The tests that every change of a rule must make fail: `npm run mutation`. */
export default defineConfig({
  test: {
    include: ['test/record/policy/*.test.ts'],
    exclude: ['test/record/policy/scope-rows.test.ts'],
    setupFiles: ['test/record/policy/steady.ts'],
  },
});
