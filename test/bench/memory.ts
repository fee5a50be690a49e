import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** Megabytes that a process holds, now or at its highest; Linux alone tells, elsewhere it is not a number. */
export function memory(pid: number, what: 'VmRSS' | 'VmHWM'): number {
  const file = `/proc/${pid}/status`;
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return Number(new RegExp(`^${what}:\\s+(\\d+)`, 'm').exec(text)?.[1]) / 1024;
}

/** From now on, « at its highest » is what comes after this. */
export function forgetPeak(pid: number): void {
  if (existsSync(`/proc/${pid}/clear_refs`)) writeFileSync(`/proc/${pid}/clear_refs`, '5');
}
