import type { Adapter, AdapterPayload } from 'oidc-provider';

/** How many things an issuer remembers: sign-ins under way, sessions, codes, tokens. The oldest goes first. */
const most = 5000;

interface Kept {
  readonly payload: AdapterPayload;
  /** An instant in milliseconds; never when it is not said. */
  readonly until: number;
}

/**
 * Makes what a demo issuer remembers by, in memory alone: people who do not exist need no more, and nothing of them
 * outlives the process. One for each issuer.
 */
export function makeMemory(): (model: string) => Adapter {
  const kept = new Map<string, Kept>();
  const find = (key: string): AdapterPayload | undefined => {
    const found = kept.get(key);
    return found !== undefined && found.until > Date.now() ? found.payload : undefined;
  };
  const search = (model: string, field: 'uid' | 'userCode', value: string): AdapterPayload | undefined => {
    for (const [key, { payload }] of kept)
      if (key.startsWith(`${model}:`) && payload[field] === value) return find(key);
    return undefined;
  };
  return model => ({
    upsert: async (id, payload, seconds) => {
      kept.delete(`${model}:${id}`);
      kept.set(`${model}:${id}`, { payload, until: seconds ? Date.now() + seconds * 1000 : Infinity });
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    },
    find: async id => find(`${model}:${id}`),
    findByUid: async uid => search(model, 'uid', uid),
    findByUserCode: async code => search(model, 'userCode', code),
    consume: async id => {
      const found = kept.get(`${model}:${id}`);
      const consumed = Math.floor(Date.now() / 1000);
      if (found !== undefined)
        kept.set(`${model}:${id}`, { ...found, payload: { ...found.payload, consumed } });
    },
    destroy: async id => {
      kept.delete(`${model}:${id}`);
    },
    revokeByGrantId: async grantId => {
      for (const [key, { payload }] of kept) if (payload.grantId === grantId) kept.delete(key);
    },
  });
}
