// Loaded before the site by the benchmark of sign-in: notes how long each password took to hash, a line for each.
import { appendFileSync } from 'node:fs';
import { createRequire, syncBuiltinESMExports } from 'node:module';

const crypto: typeof import('node:crypto') = createRequire(import.meta.url)('node:crypto');
const { argon2 } = crypto;
const file = process.env.HASH_TIMES ?? '/dev/null';

crypto.argon2 = (algorithm, parameters, callback) => {
  const start = performance.now();
  argon2(algorithm, parameters, (error, key) => {
    appendFileSync(file, `${performance.now() - start}\n`);
    callback(error, key);
  });
};
syncBuiltinESMExports();
