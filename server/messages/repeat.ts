/** Something done again and again. */
export interface Repetition {
  /** Does it now, or once more when it is being done. */
  wake(): void;
  /** Ends it; resolves when what was under way is done. */
  stop(): Promise<void>;
}

/** Does `run` at once, then `everyMs` milliseconds after each end. `run` handles its own errors. */
export function repeat(run: () => Promise<void>, everyMs: number): Repetition {
  let timer: NodeJS.Timeout | undefined;
  let current: Promise<void> | undefined;
  let isWanted = false;
  let isStopped = false;

  function go(): void {
    clearTimeout(timer);
    isWanted = current !== undefined;
    if (isStopped || isWanted) return;
    current = run().finally(() => {
      current = undefined;
      if (isStopped) return;
      if (isWanted) go();
      else timer = setTimeout(go, everyMs);
    });
  }

  go();
  return {
    wake: go,
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await current;
    },
  };
}
