import type { HttpLine } from "./http-line.ts";

/** Asks so many times in all, on every line as fast as it answers, each time after `before`. Any answer but 200 is a failed measurement. */
export async function askTimes(
  lines: readonly HttpLine[],
  next: (nth: number) => Buffer,
  times: number,
  before: () => Promise<unknown> = async () => {},
): Promise<number> {
  const begun = performance.now();
  let asked = 0;
  const drive = async ({ ask }: HttpLine): Promise<void> => {
    while (asked < times) {
      asked += 1;
      const nth = asked;
      await before();
      const status = await ask(next(nth));
      if (status !== 200) throw new Error(`a question was answered ${status}`);
    }
  };
  await Promise.all(lines.map(drive));
  return (times * 1_000) / (performance.now() - begun);
}
