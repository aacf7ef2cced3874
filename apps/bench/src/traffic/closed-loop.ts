import type { HttpLine } from "./http-line.ts";

/** What came of a while of asking. */
export interface Driven {
  readonly accepted: number;
  readonly perSecond: number;
}

/** Asks on every line as fast as it answers, for so long. Any answer but 200 is a failed measurement. */
export async function closedLoop(
  lines: readonly HttpLine[],
  next: () => Buffer,
  milliseconds: number,
): Promise<Driven> {
  const begun = performance.now();
  let accepted = 0;
  const drive = async ({ ask }: HttpLine): Promise<void> => {
    while (performance.now() - begun < milliseconds) {
      const status = await ask(next());
      if (status !== 200) throw new Error(`a delivery was answered ${status}`);
      accepted += 1;
    }
  };
  await Promise.all(lines.map(drive));
  return { accepted, perSecond: (accepted * 1_000) / (performance.now() - begun) };
}
