/** One thing that was done, what was heard of it, and what was wrong with that. */
export interface HeardStep {
  readonly does: string;
  readonly said: readonly string[];
  readonly faults: readonly string[];
}

/** Prints a journey as it is heard, and counts. */
export interface Report {
  part(title: string): void;
  step(step: HeardStep): void;
  /** Prints the closing line. Returns whether every step was as it must be. */
  close(): boolean;
}

/** Makes a report that writes on standard output. */
export function makeReport(): Report {
  const write = (line: string) => process.stdout.write(`${line}\n`);
  let [passed, failed] = [0, 0];
  return {
    part: title => write(`\n${title}`),
    step: ({ does, said, faults }) => {
      if (faults.length === 0) passed += 1;
      else failed += 1;
      write(`${faults.length === 0 ? '  ok  ' : 'FAILED'} ${does}`);
      for (const text of said) write(`         « ${text} »`);
      for (const fault of faults) write(`       ! ${fault}`);
    },
    close: () => {
      write(`\n${passed} passed, ${failed} failed`);
      return failed === 0 && passed > 0;
    },
  };
}
