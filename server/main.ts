import { enableCompileCache, flushCompileCache } from 'node:module';
import { join } from 'node:path';

// Reading TypeScript takes longer than all the rest of a start: what was read once is kept for the next start.
enableCompileCache(join(import.meta.dirname, '..', 'node_modules', '.cache', 'node'));

const { startOrExplain } = await import('./listen.ts');
await startOrExplain();
flushCompileCache();
