/** How long an act takes, in seconds, and the longest time in which nobody else was answered meanwhile, in milliseconds. */
export async function timed<Result>(
  act: () => Promise<Result>,
): Promise<{ result: Result; seconds: number; pause: number }> {
  let last = performance.now();
  let pause = 0;
  let isOver = false;
  const look = (): void => {
    const now = performance.now();
    pause = Math.max(pause, now - last);
    last = now;
    if (!isOver) setImmediate(look);
  };
  setImmediate(look);
  const start = performance.now();
  const result = await act();
  const end = performance.now();
  isOver = true;
  return { result, seconds: (end - start) / 1000, pause: Math.max(pause, end - last) };
}
